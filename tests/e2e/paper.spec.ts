// On paper: each sheet as the PDF that the browser makes of it, read back: pages, size, tags, title, language, words.
import { basename } from 'node:path'
import { issueBadges, NAMES } from './support/badges.ts'
import { expect, test } from './support/scene.ts'
import { readPdf, type ReadPdf } from '../support/readPdf.ts'
import type { Passport } from './screens/passport.ts'

const A4 = { width: 595, height: 842 }

/** The sheet in view as a PDF; its pictures and its code have to be there. */
async function printed({ page }: Passport): Promise<ReadPdf> {
  await expect(page.locator('main .ui-spinner')).toHaveCount(0)
  await expect(page.locator('.paper-sheet img:not(.is-there)')).toHaveCount(0)
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.paper-sheet .qr-code')].every((code) => code.querySelector('path')),
  )
  return readPdf(await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true }))
}

/** What every sheet keeps to. */
function expectDocument(pdf: ReadPdf, language: string): void {
  expect(pdf.isTagged).toBe(true)
  expect(pdf.language).toBe(language)
  for (const { width, height } of pdf.pages) {
    expect(Math.round(width)).toBe(A4.width)
    expect(Math.round(height)).toBe(A4.height)
  }
  const headings = pdf.tags.filter(({ kind }) => /^H\d$/.test(kind))
  expect(headings[0]?.kind).toBe('H1')
  expect(headings.filter(({ kind }) => kind === 'H1')).toHaveLength(1)
  expect(headings.every(({ text }) => text !== '')).toBe(true)
  // Nothing of the app around it.
  expect(pdf.drawn).not.toMatch(/Imprimer ou garder en PDF|Aller au contenu|Parcours Partage|Revenir/)
}

const textOf = ({ tags }: ReadPdf) =>
  tags
    .filter(({ depth }) => depth === 0)
    .map(({ text }) => text)
    .join(' ')

/** These words, one after the other; where a line ends, or a word that has no room is broken, says nothing. */
function expectInOrder(text: string, words: readonly string[]): void {
  const bare = (one: string) => one.replace(/[\s\u00a0\u202f]/g, '')
  const whole = bare(text)
  let from = 0
  for (const word of words) {
    const at = whole.indexOf(bare(word), from)
    expect(at, `"${word}" after "${whole.slice(Math.max(0, from - 30), from)}" in: ${text}`).not.toBe(-1)
    from = at + bare(word).length
  }
}

async function setName(passport: Passport, name: string): Promise<void> {
  const { page } = passport
  await passport.open('/me')
  await page.getByLabel('Nom affiché sur mes pages').fill(name)
  await page.getByRole('button', { name: 'Enregistrer ce nom' }).click()
}

test('the CV: one page, in order, in colour or black, in French or English; without a name, nowhere a name', async ({
  passport,
  issuer,
}) => {
  const { page } = passport
  await passport.receive(Object.values(await issueBadges(issuer)))
  await setName(passport, 'Amina Zouhri')
  await passport.collect('Animatrice numérique', [NAMES.hosted, NAMES.signed])
  await passport.askToPublish()
  await passport.confirmPublish()
  const address = await passport.publishedAddress()

  await passport.open('/me')
  await page.getByRole('link', { name: 'Mon CV avec badges' }).click()
  await expect(page.locator('.cv-strengths li')).not.toHaveCount(0)
  await page.getByLabel('Mon projet, en une ligne').fill('Animer des ateliers pour tous')
  await page.getByLabel('Comment me joindre').fill('amina@zouhri.example')
  await page.getByRole('button', { name: 'Ajouter une ligne' }).first().click()
  await page.getByLabel('Quoi, et où').fill('Ateliers de Mme Zouhri')
  await page.getByLabel('Quand').fill('2024')

  const french = await printed(passport)
  expectDocument(french, 'fr')
  expect(french.pages).toHaveLength(1)
  expect(french.title).toBe('CV – Amina Zouhri')
  expect(french.hasOutline).toBe(true)
  const [strength] = await page.locator('.cv-strengths h4').allInnerTexts()
  const shownAddress = address.replace(/^https?:\/\//, '')
  expectInOrder(textOf(french), [
    'Amina Zouhri',
    'Animer des ateliers pour tous',
    'amina@zouhri.example',
    'Mes points forts',
    strength!,
    'Étape',
    'Badge «',
    'Expériences',
    'Ateliers de Mme Zouhri',
    '2024',
    'Vérifier les badges',
    basename(shownAddress),
    'Les badges complètent les diplômes.',
  ])
  const kinds = new Set(french.tags.map(({ kind }) => kind))
  for (const kind of ['H1', 'H2', 'H3', 'P', 'L', 'LI', 'Figure']) expect(kinds).toContain(kind)
  expect(french.tags.find(({ kind }) => kind === 'Figure')?.text).toContain(address)
  // The same page on a wide window, where the app stands beside it.
  await page.setViewportSize({ width: 1280, height: 800 })
  const wide = await printed(passport)
  expect(wide.pages).toHaveLength(1)
  expect(textOf(wide)).toBe(textOf(french))
  await page.setViewportSize({ width: 360, height: 740 })

  await page.getByRole('radio', { name: 'English' }).check({ force: true })
  await page.getByRole('radio', { name: 'Noir' }).check({ force: true })
  const english = await printed(passport)
  expectDocument(english, 'en')
  expect(english.pages).toHaveLength(1)
  expectInOrder(textOf(english), ['My strengths', 'of 4:', 'Experience', 'Badges complete diplomas.'])

  await page.getByRole('radio', { name: 'Anonyme' }).check({ force: true })
  await expect(page.locator('.paper-sheet')).not.toContainText('Zouhri')
  const bytes = await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true })
  const anonymous = readPdf(bytes)
  expectDocument(anonymous, 'en')
  expect(anonymous.pages).toHaveLength(1)
  expect(anonymous.title).toBe('CV – Animer des ateliers pour tous')
  const everywhere = [anonymous.drawn, anonymous.title, ...anonymous.tags.map(({ text }) => text)].join(' ')
  expect(everywhere).not.toMatch(/amina|zouhri/i)
  expect(everywhere).not.toContain(basename(address))
  expect(everywhere).toContain('Animer des ateliers pour tous')
  expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/amina|zouhri/i)

  // What was chosen is there the next time.
  await passport.open('/paper/cv')
  await expect(page.getByRole('radio', { name: 'Anonyme' })).toBeChecked()
  await expect(page.locator('.paper-sheet')).toContainText('Animer des ateliers pour tous')
})

test('easy French prints large, and still on one page', async ({ passport, issuer }) => {
  const { page } = passport
  await passport.receive(Object.values(await issueBadges(issuer)))
  await page.evaluate(() => localStorage.setItem('besace.look', JSON.stringify({ language: 'fr-x-falc' })))
  await passport.open('/paper/cv')
  await expect(page.locator('.cv-strengths li')).not.toHaveCount(0)
  const small = await page
    .locator('.paper-sheet :is(p, li, h2, h3, h4)')
    .evaluateAll((elements) =>
      elements
        .filter((element) => parseFloat(getComputedStyle(element).fontSize) < (14 / 72) * 96 - 0.01)
        .map(({ textContent }) => textContent),
    )
  expect(small).toEqual([])
  expect((await printed(passport)).pages).toHaveLength(1)
})

test('an attestation: who, by whom, every check in a sentence, the code to where it can be checked again', async ({
  passport,
  issuer,
}) => {
  const { page } = passport
  await passport.receive(Object.values(await issueBadges(issuer)))
  await passport.openBadge(NAMES.signed)
  await page.getByRole('link', { name: 'Imprimer une attestation' }).click()
  await page.getByLabel('Nom sur la feuille').fill('Amina Zouhri')
  const pdf = await printed(passport)
  expectDocument(pdf, 'fr')
  expect(pdf.title).toMatch(new RegExp(`^Attestation\\s: ${NAMES.signed}$`))
  expectInOrder(textOf(pdf), [
    NAMES.signed,
    'Donné à',
    'Amina Zouhri',
    'Donné par',
    'Ce qui a été vérifié',
    'Est-il resté intact',
    'La personne connaît-elle cet émetteur',
    'Refaire la vérification soi-même',
    'Ce badge n’a pas d’adresse publique.',
    'Ce qu’il fallait faire',
    'Chaque vérification',
    'Se lit-il',
  ])
  // The address it was sent to is the learner's own affair, and nobody is told what to do about it.
  expect(pdf.drawn).not.toMatch(/@example|dites-le/)
  // What an issuer wrote is text here too.
  expect(pdf.drawn).toContain('Préparer, animer, faire le point.')
})

test('the map and a collection, with the code to its page', async ({ passport, issuer }) => {
  const { page } = passport
  await passport.receive(Object.values(await issueBadges(issuer)))
  await passport.goTo('Carte')
  await page.getByRole('link', { name: 'Imprimer ma carte' }).click()
  await page.getByLabel('Référentiel').selectOption({ label: 'Tous' })
  const map = await printed(passport)
  expectDocument(map, 'fr')
  expectInOrder(textOf(map), ['Mes compétences', 'Quatre étapes', 'Étape', NAMES.hosted])
  expect(map.tags.filter(({ kind }) => kind === 'LI').length).toBeGreaterThan(1)

  await passport.collect('Animatrice numérique', [NAMES.hosted, NAMES.signed])
  await page.getByRole('button', { name: 'Imprimer cette collection' }).click()
  await expect(page.locator('.collection-sheet li')).toHaveCount(2)
  const before = await printed(passport)
  expectDocument(before, 'fr')
  expect(before.title).toBe('Animatrice numérique')
  expectInOrder(textOf(before), [
    'Animatrice numérique',
    NAMES.hosted,
    'vérifié',
    NAMES.signed,
    'Ces badges se vérifient',
  ])

  await page.getByRole('link', { name: 'Préparer une page' }).click()
  await page.getByRole('button', { name: 'Je publie' }).click()
  await passport.confirmPublish()
  const address = await passport.publishedAddress()
  const id = /sharing\/([^/]+)\//.exec(page.url())![1]!
  await passport.open(`/paper/collection/${id}`)
  const after = await printed(passport)
  expectInOrder(textOf(after), ['Animatrice numérique', 'Voir ces badges et les vérifier', basename(address)])
  expect(after.tags.find(({ kind, text }) => kind === 'Figure' && text.includes(address))).toBeDefined()
})
