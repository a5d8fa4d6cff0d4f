// Work that must not keep what was just drawn from the screen.

/** A page in the background paints nothing: then it is not waited for. */
const PATIENCE = 500

/** @returns A way to call it off. */
export function afterPaint(work: () => void): () => void {
  let painted: ReturnType<typeof setTimeout> | undefined
  const frame = requestAnimationFrame(() => (painted = setTimeout(go)))
  const patience = setTimeout(go, PATIENCE)

  function callOff(): void {
    cancelAnimationFrame(frame)
    clearTimeout(painted)
    clearTimeout(patience)
  }
  function go(): void {
    callOff()
    work()
  }
  return callOff
}
