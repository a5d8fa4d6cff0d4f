// An address with its fields behind it, percent-encoded so that no value can become another field.

/** Fields without a value are left out. A space is `%20`: mail programs show a `+` as it is. */
export function queryAddress(base: string, fields: Record<string, string | number | undefined>): string {
  const query = Object.entries(fields)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${encode(String(value))}`)
    .join('&')
  if (query === '') return base
  return `${base}${base.includes('?') ? '&' : '?'}${query}`
}

/** Half a character, cut off by whoever wrote the badge, would make `encodeURIComponent` throw. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
