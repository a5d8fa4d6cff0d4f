// What all tiles of a list share, handed down once.
import type { InjectionKey } from 'vue'
import type { Pictures } from './usePictures.ts'
import type { WordsOfTile } from './useTileWords.ts'

export interface TileContext {
  wordsOf: WordsOfTile
  pictures: Pictures
  /** `isRange`: with all between the last choice and this one. */
  choose(id: string, isChosen: boolean, isRange: boolean): void
  toggleStack(key: string): void
}

export const TILES: InjectionKey<TileContext> = Symbol('tiles')
