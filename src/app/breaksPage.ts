// Which errors leave a page half drawn: those of setting up, drawing and updating; not those of a press or a timer.

/** Vue says where in words while developing, and by the number at the end of an address in production. */
export function breaksPage(info: string): boolean {
  const place = info.split('#runtime-').at(-1) ?? info
  return ['setup function', 'render function', 'component update', '0', '1', '15'].includes(place)
}
