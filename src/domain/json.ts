// JSON as it comes from outside: shapes nobody vouches for, and careful ways to look into them.

export type Json = string | number | boolean | null | Json[] | JsonObject
export interface JsonObject {
  [key: string]: Json | undefined
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value as a list: a list stays, one thing becomes a list of one, nothing becomes an empty list. */
export function asList(value: Json | undefined): Json[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

/** The same with lists in lists laid flat: JSON-LD makes no difference. */
export function flatList(value: Json | undefined): Json[] {
  return asList(value).flatMap((item) => (Array.isArray(item) ? flatList(item) : [item]))
}

export function asText(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}
