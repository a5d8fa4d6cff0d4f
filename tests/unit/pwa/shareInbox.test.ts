// What the share sheet posts, and how it ends: always at the inbox, never at an error.
import { describe, expect, it } from 'vitest'
import { INBOX_LIMITS, readMissed, SHARE_FIELDS } from '../../../src/contract/inbox.ts'
import { fail, ok } from '../../../src/domain/result.ts'
import { manifestOf } from '../../../src/pwa/manifest.ts'
import { receiveShare, type ShareSurroundings } from '../../../src/pwa/shareInbox.ts'
import type { InboxThing } from '../../../src/storage/inbox.ts'

const kept: InboxThing[] = []

async function share(
  fields: [string, string | File][],
  keep: ShareSurroundings['keep'] = (things) => {
    kept.push(...things)
    return Promise.resolve(ok({ kept: things.map(({ id }) => id), missed: [] }))
  },
): Promise<string> {
  kept.length = 0
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  let count = 0
  const request = { url: 'https://besace.test/share-target', formData: () => Promise.resolve(form) }
  const response = await receiveShare(request, {
    now: () => new Date('2026-11-22T08:00:00Z'),
    newId: () => `id-${(count += 1)}`,
    keep,
  })
  expect(response.status).toBe(303)
  return response.headers.get('location') ?? ''
}
const png = (name = 'a.png') => new File([new Uint8Array([1, 2, 3])], name, { type: 'image/png' })

describe('what is shared', () => {
  it('comes under the names the manifest gives', () => {
    const { share_target: target } = manifestOf('fr') as {
      share_target: { method: string; params: { files: { name: string }[] } & Record<string, string> }
    }
    expect(target.method).toBe('POST')
    const { files, ...words } = target.params
    expect({ ...words, files: files[0]?.name }).toEqual(SHARE_FIELDS)
  })

  it('is kept file by file, with its bytes', async () => {
    expect(
      await share([
        [SHARE_FIELDS.files, png()],
        [SHARE_FIELDS.files, png('b.png')],
      ]),
    ).toBe('https://besace.test/inbox')
    expect(kept.map(({ name, size, bytes }) => [name, size, bytes?.byteLength])).toEqual([
      ['a.png', 3, 3],
      ['b.png', 3, 3],
    ])
  })

  it('is the link where words hold one, and the words where they hold none', async () => {
    await share([
      [SHARE_FIELDS.title, 'Mon badge'],
      [SHARE_FIELDS.text, 'Voici : https://issuer.example/1 !'],
    ])
    expect(kept).toMatchObject([{ kind: 'text', name: 'Mon badge', text: 'https://issuer.example/1' }])
    await share([[SHARE_FIELDS.text, 'Bravo']])
    expect(kept).toMatchObject([{ kind: 'text', text: 'Bravo' }])
  })

  it('leaves a mere caption beside a picture, and keeps a link beside it', async () => {
    await share([
      [SHARE_FIELDS.files, png()],
      [SHARE_FIELDS.text, 'Regarde !'],
    ])
    expect(kept).toHaveLength(1)
    await share([
      [SHARE_FIELDS.files, png()],
      [SHARE_FIELDS.text, 'https://issuer.example/1'],
    ])
    expect(kept.map(({ kind }) => kind)).toEqual(['file', 'text'])
  })

  it('says why it did not arrive', async () => {
    expect(await share([])).toBe('https://besace.test/inbox?missed=empty')
    expect(
      await share([
        [SHARE_FIELDS.files, new File([], 'empty.png')],
        [SHARE_FIELDS.text, ' '],
      ]),
    ).toBe('https://besace.test/inbox?missed=empty')
    const ends = (code: 'storage.full' | 'storage.unavailable') => () => Promise.resolve(fail({ code }))
    expect(await share([[SHARE_FIELDS.files, png()]], ends('storage.full'))).toContain('?missed=full')
    expect(await share([[SHARE_FIELDS.files, png()]], ends('storage.unavailable'))).toContain(
      '?missed=failed',
    )
    expect(await share([[SHARE_FIELDS.files, png()]], () => Promise.reject(new Error('bug')))).toContain(
      '?missed=failed',
    )
    const partly: ShareSurroundings['keep'] = () =>
      Promise.resolve(ok({ kept: [], missed: ['too-large', 'too-large'] }))
    expect(await share([[SHARE_FIELDS.files, png()]], partly)).toContain('?missed=too-large')
  })

  it('is not read when it is too large to be kept', async () => {
    let isRead = false
    const huge = Object.defineProperties(png('huge.png'), {
      size: { value: INBOX_LIMITS.fileBytes + 1 },
      arrayBuffer: {
        value: () => {
          isRead = true
          return Promise.resolve(new ArrayBuffer())
        },
      },
    })
    const form = { getAll: () => [huge], get: () => null } as unknown as FormData
    const request = { url: 'https://besace.test/share-target', formData: () => Promise.resolve(form) }
    await receiveShare(request, {
      now: () => new Date(),
      newId: () => 'id',
      keep: (things) => {
        expect(things[0]?.bytes).toBeUndefined()
        return Promise.resolve(ok({ kept: [], missed: ['too-large'] }))
      },
    })
    expect(isRead).toBe(false)
  })

  it('reads only reasons it knows back from the address', () => {
    expect(readMissed('full,<b>,too-large')).toEqual(['too-large', 'full'])
    expect(readMissed(undefined)).toEqual([])
    expect(readMissed(['full'])).toEqual([])
  })
})
