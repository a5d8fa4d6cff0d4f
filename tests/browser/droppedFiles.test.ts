// Folders dropped on a page: every file in them, to a bound, without what systems leave there.
import { describe, expect, it } from 'vitest'
import { filesOf, hasFolder } from '../../src/composables/droppedFiles.ts'

type Tree = { [name: string]: Tree | string }

/** What a browser hands over for a tree of folders and files; a file whose text is "broken" cannot be read. */
function dropOf(tree: Tree): DataTransfer {
  const items = entriesOf(tree, '').map((entry) => ({ webkitGetAsEntry: () => entry }))
  return { items } as unknown as DataTransfer
}

function entriesOf(tree: Tree, path: string): FileSystemEntry[] {
  return Object.entries(tree).map(([name, content]) => {
    const fullPath = `${path}/${name}`
    if (typeof content !== 'string') {
      const batches = [entriesOf(content, fullPath).slice(0, 2), entriesOf(content, fullPath).slice(2), []]
      const createReader = () => {
        const rest = [...batches]
        return { readEntries: (give: (some: FileSystemEntry[]) => void) => give(rest.shift() ?? []) }
      }
      return { isFile: false, isDirectory: true, name, fullPath, createReader } as unknown as FileSystemEntry
    }
    const file = (give: (file: File) => void, refuse: () => void) =>
      content === 'broken' ? refuse() : give(new File([content], name))
    return { isFile: true, isDirectory: false, name, fullPath, file } as unknown as FileSystemEntry
  })
}

describe('what was dropped', () => {
  it('is every file of every folder', async () => {
    const data = dropOf({
      badges: {
        'a.png': 'x',
        'b.json': '{}',
        deeper: { 'c.svg': '<svg/>' },
        '.DS_Store': 'x',
        'd.png': 'broken',
      },
      'e.pdf': 'x',
    })
    expect(hasFolder(data)).toBe(true)
    expect((await filesOf(data)).map(({ name }) => name).sort()).toEqual([
      'a.png',
      'b.json',
      'c.svg',
      'e.pdf',
    ])
  })

  it('is no folder when there is none', () => {
    expect(hasFolder(dropOf({ 'a.png': 'x' }))).toBe(false)
    expect(hasFolder(new DataTransfer())).toBe(false)
  })

  it('ends at two thousand files, and at eight levels', async () => {
    const many = Object.fromEntries(Array.from({ length: 2100 }, (_, index) => [`${index}.png`, 'x']))
    expect(await filesOf(dropOf({ many }))).toHaveLength(2000)
    let deep: Tree = { 'bottom.png': 'x' }
    for (let level = 0; level < 20; level++) deep = { level: deep, [`${level}.png`]: 'x' }
    expect((await filesOf(dropOf(deep))).length).toBeLessThan(9)
  })
})
