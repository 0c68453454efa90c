/** Bytes from base64, as they were signed. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
  return bytes;
}

/** Hands a file to whoever looks at the page. It comes from no server. */
export function download(name: string, parts: BlobPart, type: string, page: Document): void {
  const address = URL.createObjectURL(new Blob([parts], { type }));
  const link = page.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
