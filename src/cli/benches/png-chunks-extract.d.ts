// The peer of the unbake benchmark has no types of its own.
declare module 'png-chunks-extract' {
  export default function extractChunks(bytes: Uint8Array): { name: string; data: Uint8Array }[]
}
