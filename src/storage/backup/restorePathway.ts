// Brings in a pathway: read as strictly as a file from a stranger; the newer one stands.
import { readPathwayWords } from '../../domain/competency/pathways/pathwayFile.ts'
import type { JsonObject } from '../../domain/json.ts'
import type { BesaceDatabase } from '../database.ts'
import { id as isId, moment } from './shapes.ts'

export async function restorePathway(
  database: BesaceDatabase,
  row: JsonObject,
): Promise<'added' | 'same' | 'unfit'> {
  const { id, createdAt, updatedAt } = row
  if (!isId(id) || !moment(createdAt) || !moment(updatedAt)) return 'unfit'
  let next = 0
  const words = readPathwayWords(row, () => `restored-${(next += 1)}`)
  if (words === undefined) return 'unfit'
  const found = { ...words, id: String(id), createdAt: String(createdAt), updatedAt: String(updatedAt) }
  return database.transaction('rw', database.pathways, async () => {
    const here = await database.pathways.get(found.id)
    if (here !== undefined && here.updatedAt >= found.updatedAt) return 'same'
    await database.pathways.put(found)
    return 'added'
  })
}
