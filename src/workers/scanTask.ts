// What both sides of the code reader agree on.

/** A picture as a canvas gives it: four bytes a pixel. */
export interface Pixels {
  data: Uint8ClampedArray<ArrayBuffer>
  width: number
  height: number
}

export interface ScanTask {
  /** The text of a code in the picture, looked for at most about that long. */
  read(pixels: Pixels, milliseconds: number): string | undefined
}
