// Sound badges that mean harm: scripts in the drawing, in the words, and words without end.
import { bakeSvg } from '../../../src/domain/badge/bakeSvg.ts'
import { makeCredential } from '../../support/makeBadge.ts'
import { makeKey, signDataIntegrity } from '../../support/signBadge.ts'
import type { UploadedFile } from '../screens/passport.ts'

const HACK = 'window.hacked=1'

/** Every way known to us in which a drawing can run something or ask a stranger. */
const TRAPS = `
  <script>${HACK}</script>
  <script href="https://stranger.example/a.js"/>
  <foreignObject width="96" height="96"><body xmlns="http://www.w3.org/1999/xhtml" onload="${HACK}">
    <img src="x" onerror="${HACK}"/><iframe srcdoc="&lt;script&gt;parent.${HACK}&lt;/script&gt;"/>
    <style>@import url(https://stranger.example/a.css);</style>
  </body></foreignObject>
  <a href="javascript:${HACK}"><rect width="96" height="96" fill="#8a3a5c"/></a>
  <image href="https://stranger.example/pixel.png" width="1" height="1"/>
  <use href="https://stranger.example/all.svg#a"/>
  <animate attributeName="href" values="javascript:${HACK}" onbegin="${HACK}"/>
  <circle r="20" cx="48" cy="48" fill="#f7e9d0" onclick="${HACK}" onfocus="${HACK}" tabindex="0"/>`

/** A drawing with all of them, not baked. */
export const TRAPPED_SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" onload="${HACK}">${TRAPS}</svg>`

/** Right-to-left marks, an override that turns what follows, joiners that show nothing. */
const TURNED = '\u202Egnp.egdab\u202C \u2067\u05D0\u05D1\u2069 \u200F\u200B\u200D'
const HTML = `<img src=x onerror="${HACK}"><script>${HACK}</script><b onmouseover="${HACK}">gras</b>`
const LONG = 'Interminablement'.repeat(100_000 / 16)

/** What they are called on the screen. */
export const HOSTILE_NAMES = { drawing: 'Dessin piégé', words: 'Mots piégés', long: 'Trop long' }

async function sign(
  id: string,
  name: string,
  more: { words?: string; issuer?: string } = {},
): Promise<object> {
  const key = makeKey('Ed25519')
  const { words = name, issuer = 'Atelier' } = more
  const narrative = `${words}\n\n[lien](javascript:${HACK}) ![image](https://stranger.example/a.png) <svg onload=${HACK}>`
  return signDataIntegrity(
    makeCredential({
      id: `urn:uuid:${id}`,
      issuer: { id: key.did, type: ['Profile'], name: issuer },
      credentialSubject: {
        type: ['AchievementSubject'],
        achievement: {
          id: `https://issuer.example/${id}`,
          type: ['Achievement'],
          name,
          description: words,
          criteria: { narrative },
          alignment: [
            {
              type: ['Alignment'],
              targetName: words,
              targetFramework: words,
              targetUrl: 'https://example.org/competence',
            },
          ],
        },
      },
      evidence: [{ id: 'https://example.org/proof', type: ['Evidence'], name: words, narrative }],
    }),
    key,
  )
}

const file = (name: string, mimeType: string, content: string): UploadedFile => ({
  name,
  mimeType,
  buffer: Buffer.from(content),
})

export async function makeHostileBadges(): Promise<Record<keyof typeof HOSTILE_NAMES, UploadedFile>> {
  const { drawing, words, long } = HOSTILE_NAMES
  const trapped = await sign('aaaaaaaa-0000-4000-8000-000000000001', drawing)
  const svg = bakeSvg(TRAPPED_SVG, { form: 'json', text: JSON.stringify(trapped) }, '3.0')
  if (!svg.ok) throw new Error(svg.error.code)
  const harmful = `${words} ${TURNED} ${HTML}`
  return {
    drawing: file(`${HTML}.svg`, 'image/svg+xml', svg.value),
    words: file(
      'mots.json',
      'application/json',
      JSON.stringify(
        await sign('aaaaaaaa-0000-4000-8000-000000000002', harmful, { words: harmful, issuer: harmful }),
      ),
    ),
    long: file(
      'long.json',
      'application/json',
      JSON.stringify(
        await sign('aaaaaaaa-0000-4000-8000-000000000003', `${long} ${LONG}`, { words: LONG, issuer: LONG }),
      ),
    ),
  }
}
