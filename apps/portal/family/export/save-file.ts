/** Gives a file to keep: the browser asks where, or puts it with the other downloads. */
export function saveFile(document: Document, file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the address as soon as the click is done with.
  setTimeout(() => URL.revokeObjectURL(address));
}
