// The door of this room: one database with its repositories. Loaded by dynamic import, after the first paint.
import { createBadgeRepository, type BadgeRepository } from './badges.ts'
import { createCheckRepository, type CheckRepository } from './checks.ts'
import { createCollectionRepository, type CollectionRepository } from './collections.ts'
import { createCompositionRepository, type CompositionRepository } from './compositions.ts'
import { createPathwayRepository, type PathwayRepository } from './pathways.ts'
import type { DatabaseEngine } from './database.ts'
import { createDigestRepository, type DigestRepository } from './digests.ts'
import { createMarkRepository, type MarkRepository } from './marks.ts'
import { createPassportRepository, type PassportRepository } from './passport.ts'
import { createDoor, type Door } from './run.ts'
import { createSettingRepository, type SettingRepository } from './settings.ts'
import { createShareRepository, type ShareRepository } from './shares.ts'

/** Everything that is kept on the device. */
export interface Storage {
  door: Door
  badges: BadgeRepository
  checks: CheckRepository
  digests: DigestRepository
  marks: MarkRepository
  passport: PassportRepository
  collections: CollectionRepository
  compositions: CompositionRepository
  pathways: PathwayRepository
  shares: ShareRepository
  settings: SettingRepository
}

/** Opens nothing yet: that happens with the first thing asked of a repository. */
export function openDatabase(name?: string, engine?: DatabaseEngine): Storage {
  const door = createDoor(name, engine)
  return {
    door,
    badges: createBadgeRepository(door),
    checks: createCheckRepository(door),
    digests: createDigestRepository(door),
    marks: createMarkRepository(door),
    passport: createPassportRepository(door),
    collections: createCollectionRepository(door),
    compositions: createCompositionRepository(door),
    pathways: createPathwayRepository(door),
    shares: createShareRepository(door),
    settings: createSettingRepository(door),
  }
}
