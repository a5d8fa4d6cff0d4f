// A sound badge in a picture, signed by a key of its own: needs no issuer to be read.
import { bakePng } from '../../../src/domain/badge/bakePng.ts'
import { makeCredential, makePng } from '../../support/makeBadge.ts'
import { makeKey, signDataIntegrity } from '../../support/signBadge.ts'
import type { UploadedFile } from '../screens/passport.ts'

const key = makeKey('Ed25519')

/** The badge as the text of a credential. */
export async function signedText(name: string): Promise<string> {
  const credential = makeCredential({
    id: `urn:uuid:${crypto.randomUUID()}`,
    issuer: { id: key.did, type: ['Profile'], name: 'Atelier' },
    credentialSubject: {
      type: ['AchievementSubject'],
      achievement: {
        id: `https://issuer.example/${encodeURIComponent(name)}`,
        type: ['Achievement'],
        name,
        description: name,
        criteria: { narrative: name },
      },
    },
  })
  return JSON.stringify(await signDataIntegrity(credential, key))
}

/** The badge in a picture. */
export async function signedPicture(name: string): Promise<UploadedFile> {
  const baked = bakePng(makePng(name.length, 64), { form: 'json', text: await signedText(name) })
  if (!baked.ok) throw new Error(baked.error.code)
  return { name: `${name}.png`, mimeType: 'image/png', buffer: Buffer.from(baked.value) }
}
