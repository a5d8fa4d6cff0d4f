// Files that are no badges, or were one once: what people pick by mistake, and what comes to harm on the way.
import { zipSync } from 'fflate'
import { bakePng } from '../../../src/domain/badge/bakePng.ts'
import { makeAssertion, makeBadgeClass, makeCredential, makePng, makeToken } from '../../support/makeBadge.ts'
import type { UploadedFile } from '../screens/passport.ts'

/** A file with the sentence it must end in. */
export interface WrongFile {
  file: UploadedFile
  sentence: string
}

const text = (name: string, content: string, mimeType = 'text/plain'): UploadedFile => ({
  name,
  mimeType,
  buffer: Buffer.from(content),
})
const json = (name: string, content: unknown) => text(name, JSON.stringify(content), 'application/json')

function bakedPng(): Buffer {
  const baked = bakePng(makePng(3, 64), { form: 'json', text: JSON.stringify(makeCredential()) })
  if (!baked.ok) throw new Error(baked.error.code)
  return Buffer.from(baked.value)
}

function damagedPng(): Buffer {
  const png = bakedPng()
  const place = png.indexOf('credentialSubject')
  png[place] = (png[place] ?? 0) ^ 0x20
  return png
}

function cutPng(): Buffer {
  const png = bakedPng()
  return png.subarray(0, png.indexOf('credentialSubject'))
}

const NOT_A_BADGE = 'Le contenu est lisible, mais ce n’est pas un badge.'
const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(4000, 7)])

/** Each with its own way out. */
export const WRONG_FILES: WrongFile[] = [
  {
    file: { name: 'plage.jpg', mimeType: 'image/jpeg', buffer: jpeg },
    sentence: 'une capture d’écran ou une photo partagée perd son contenu.',
  },
  {
    file: { name: 'plage.png', mimeType: 'image/png', buffer: jpeg },
    sentence: 'Téléchargez le badge d’origine là où vous l’avez reçu',
  },
  {
    file: text('notes.txt', 'Penser à demander mon badge.'),
    sentence: 'Aucun badge dans ce texte. Copiez le lien complet ou le fichier entier du badge.',
  },
  {
    file: text('page.html', '<!doctype html><script>window.hacked = 1</script>', 'text/html'),
    sentence: 'C’est une page web. Collez plutôt son adresse, ou téléchargez le badge depuis cette page.',
  },
  {
    file: text('vide.json', '', 'application/json'),
    sentence: 'Il n’y a rien ici. Choisissez à nouveau le fichier',
  },
  {
    file: {
      name: 'badges.zip',
      mimeType: 'application/zip',
      buffer: Buffer.from(zipSync({ 'badge.png': new Uint8Array(bakedPng()) })).subarray(0, 400),
    },
    sentence: 'Ce dossier compressé est incomplet ou abîmé. Téléchargez-le de nouveau',
  },
  {
    file: { name: 'coupe.png', mimeType: 'image/png', buffer: cutPng() },
    sentence: 'Cette image est incomplète : il manque une partie du fichier. Téléchargez-la à nouveau.',
  },
  {
    file: { name: 'abime.png', mimeType: 'image/png', buffer: damagedPng() },
    sentence: 'Le badge contenu dans cette image a été abîmé en chemin. Téléchargez à nouveau l’image',
  },
  { file: json('liste.json', [1, 2, 3]), sentence: NOT_A_BADGE },
  { file: json('nombre.json', 42), sentence: 'Aucun badge dans ce texte.' },
  {
    file: json('package.json', { name: 'demo', version: '1.0.0', dependencies: { vue: '^3' } }),
    sentence: NOT_A_BADGE,
  },
  {
    file: json('classe.json', makeBadgeClass({ '@context': 'https://w3id.org/openbadges/v2' })),
    sentence: 'C’est la description d’un badge que personne n’a encore reçu.',
  },
  {
    file: json('emetteur.json', {
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'Profile',
      id: 'https://issuer.example/issuer',
      name: 'Atelier',
      url: 'https://issuer.example',
    }),
    sentence: 'C’est la description d’une organisation qui délivre des badges, pas un badge.',
  },
  {
    file: text('profond.json', `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`, 'application/json'),
    sentence: 'Ce fichier n’est pas construit comme un badge : il n’a pas été ouvert.',
  },
  {
    file: text('coupe.json', JSON.stringify(makeAssertion()).slice(0, 200), 'application/json'),
    sentence: 'Le badge contenu dans ce fichier est abîmé et illisible.',
  },
  {
    file: text('coupe.jwt', makeToken(makeCredential()).slice(0, 300)),
    sentence: 'Aucun badge dans ce texte. Copiez le lien complet ou le fichier entier du badge.',
  },
]
