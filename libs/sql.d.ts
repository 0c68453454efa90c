/** SQL files are imported as text (esbuild loader, Jest transform). */
declare module '*.sql' {
  const text: string;
  export default text;
}
