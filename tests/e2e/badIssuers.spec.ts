// Issuers that are away, slow or lie: what could not be checked is called neither true nor false, and can be tried again.
import { makeHostedBadge, type HostedBadge } from './support/hostedBadge.ts'
import type { IssuerAnswer } from './support/issuer.ts'
import { expect, test } from './support/scene.ts'
import type { Passport } from './screens/passport.ts'

const OUT_OF_REACH = 'qui n’a pas pu être joint. Réessayez en ligne.'

/** How an issuer may fail to answer, and what the learner is told. */
const TEMPERS: { key: string; answer(badge: HostedBadge): IssuerAnswer; sentence: string }[] = [
  {
    key: 'elsewhere',
    answer: ({ copy, url }) => ({ body: JSON.stringify({ ...copy, id: `${url}/other` }) }),
    sentence: 'a répondu avec un badge qui habite ailleurs',
  },
  {
    key: 'web-page',
    answer: () => ({ body: '<!doctype html><script>window.hacked=1</script>', type: 'text/html' }),
    sentence: 'a répondu, mais pas avec un badge.',
  },
  { key: 'words', answer: () => ({ body: '"bonjour"' }), sentence: 'a répondu, mais pas avec un badge.' },
  { key: 'endless', answer: () => ({ temper: 'endless' }), sentence: OUT_OF_REACH },
  { key: 'in-circles', answer: ({ url }) => ({ status: 302, location: url }), sentence: OUT_OF_REACH },
  {
    key: 'broken',
    answer: () => ({ status: 500, body: 'oops' }),
    sentence: 'ne montre pas ce badge (réponse 500) : on ne peut pas comparer. Réessayez plus tard',
  },
  {
    key: 'forgotten',
    answer: () => ({ status: 404, body: '{}' }),
    sentence: 'ne montre pas ce badge (réponse 404) : on ne peut pas comparer. Réessayez plus tard',
  },
  { key: 'silent', answer: () => ({ temper: 'silent' }), sentence: OUT_OF_REACH },
]

async function expectUnsure(passport: Passport, name: string, sentence: string): Promise<void> {
  const outcome = passport.outcome(name)
  await expect.soft(outcome).toContainText('est dans votre sac')
  await expect.soft(outcome).toContainText('non vérifié')
  await expect.soft(outcome).toContainText(sentence)
  await expect.soft(outcome).not.toContainText(/intact|modifié|retiré/i)
}

/** Checks again on the badge's own screen, right after it failed. */
async function expectVerifiedNow(passport: Passport, name: string): Promise<void> {
  const { page } = passport
  await passport.openBadge(name)
  await expect(page.getByText('N’a pas pu être vérifié.', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Vérifier' }).click()
  await expect(page.getByText('Vérifié aujourd’hui.').first()).toBeVisible()
}

test('whatever an issuer answers, each badge ends in a sentence; when it is well again, so is the badge', async ({
  passport,
  issuer,
}) => {
  const badges = TEMPERS.map(({ key, answer }) => {
    const badge = makeHostedBadge(issuer, key, `Badge ${key}`)
    issuer.put(badge.path, answer(badge))
    return badge
  })
  await passport.receive(badges.map(({ file }) => file))
  for (const [place, { sentence }] of TEMPERS.entries())
    await expectUnsure(passport, badges[place]?.name ?? '', sentence)
  for (const badge of badges) badge.heal()
  for (const { name } of badges) await expectVerifiedNow(passport, name)
})

test('an issuer that is away is told apart from a badge that is false', async ({ passport, issuer }) => {
  const badge = makeHostedBadge(issuer, 'away', 'Badge d’un absent')
  await issuer.stop()
  await passport.receive([badge.file])
  await expectUnsure(passport, badge.name, OUT_OF_REACH)
  await issuer.start()
  badge.heal()
  await expectVerifiedNow(passport, badge.name)
})

test('a copy that says something else, and one that was withdrawn, are not called sound', async ({
  passport,
  issuer,
}) => {
  const { page } = passport
  const other = makeHostedBadge(issuer, 'other', 'Badge contredit')
  const theirs = { ...other.copy, recipient: { type: 'email', hashed: false, identity: 'autre@example.org' } }
  other.heal()
  issuer.put(other.path, { body: JSON.stringify(theirs) })
  const gone = makeHostedBadge(issuer, 'gone', 'Badge repris')
  issuer.put(gone.path, { status: 410, body: '{}' })
  await passport.receive([other.file, gone.file])
  await expect(passport.outcome(other.name)).toContainText(/modifié/i)
  await expect(passport.outcome(gone.name)).toContainText(/retiré/i)
  await passport.openBadge(other.name)
  await page.getByText('Chaque vérification').click()
  await expect(page.getByText('désigne une autre personne que celui que').first()).toBeVisible()
  await passport.openBadge(gone.name)
  await expect(page.getByText('Retiré par son émetteur.')).toBeVisible()
})

test('a link that does not answer keeps nothing, and can be tried again', async ({ passport, issuer }) => {
  const badge = makeHostedBadge(issuer, 'link', 'Badge au bout du lien')
  await issuer.stop()
  await passport.paste(badge.url)
  const outcome = passport.outcome('Ce que vous avez collé')
  await expect(outcome).toContainText('n’a pas pu être lu pour l’instant.')
  await expect(outcome).toContainText('Ce lien ne répond pas. Réessayez plus tard')
  await issuer.start()
  badge.heal()
  await outcome.getByRole('button', { name: 'Réessayer' }).click()
  await expect(passport.outcome(badge.name)).toContainText('est dans votre sac')
  await expect(passport.outcome(badge.name)).toContainText('vérifié')
  await expect(passport.outcome(badge.name)).not.toContainText('non vérifié')
})

test('a link to a page that is no badge says so, and leads to the badge once it is there', async ({
  passport,
  issuer,
}) => {
  const badge = makeHostedBadge(issuer, 'late', 'Badge en retard')
  issuer.put(badge.path, { body: '<!doctype html><p>En travaux', type: 'text/html' })
  await passport.paste(badge.url)
  await expect(passport.outcome('Ce que vous avez collé')).toContainText(
    'Ce lien mène bien quelque part, mais pas à un badge.',
  )
  badge.heal()
  await passport.paste(badge.url)
  await expect(passport.outcome(badge.name)).toContainText('est dans votre sac')
})
