// Where platforms keep the badge whose page a learner has the address of. Each rule says where it is known from.

/** Pages of one kind, and the addresses of what stands on them. */
export interface PlatformRule {
  platform: string
  /** Of host and path, without `www.`, query and final slash; named groups fill the blanks of `badges`. */
  page: RegExp
  /** Parameters of the page's query that fill blanks too; without them the rule does not fit. */
  query?: string[]
  /** In the order in which to try them. */
  badges: string[]
  /** The documentation or code that shows it. */
  source: string
}

const UUID = '(?<id>[\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12})'
const NAME = '(?<id>[\\w-]{1,64})'

/**
 * Only patterns that documentation or code in public confirms. A platform that is not here is still asked for JSON, and
 * its page searched for a link to it.
 */
export const PLATFORM_RULES: readonly PlatformRule[] = [
  {
    // Its 2.0 is documented, lives, and answers 410 for what was taken back. Where it keeps its 3.0 no documentation says
    // (only that issuers are `did:web:www.credly.com:api:v1:obi:v3:issuers:…`): nothing is guessed; when the 2.0 is not
    // there, the page itself is asked for JSON.
    platform: 'Credly (formerly Acclaim)',
    page: new RegExp(
      `^(?:credly|youracclaim)\\.com/(?:badges|earner/earned/(?:badge|share))/${UUID}(?:/.*)?$`,
      'i',
    ),
    badges: ['https://api.credly.com/v1/obi/v2/badge_assertions/{id}'],
    source: 'https://api.credly.com/docs/obi_specified_endpoints',
  },
  {
    platform: 'Canvas Credentials (formerly Badgr), regions',
    page: new RegExp(
      `^(?:api\\.)?(?<region>eu|ca|au|sg)\\.badgr\\.(?:io|com)/public/assertions/${NAME}(?:\\.json|/.*)?$`,
    ),
    badges: ['https://api.{region}.badgr.io/public/assertions/{id}'],
    source: 'https://developerdocs.instructure.com/services/credentials (environments)',
  },
  {
    platform: 'Canvas Credentials (formerly Badgr), demonstration and test servers',
    page: new RegExp(
      `^(?:api\\.)?(?<region>demo|test)\\.badgr\\.com/public/assertions/${NAME}(?:\\.json|/.*)?$`,
    ),
    badges: ['https://api.{region}.badgr.com/public/assertions/{id}'],
    source: 'https://developerdocs.instructure.com/services/credentials (environments)',
  },
  {
    // Institutions have names of their own before `badgr.com`: asu, arizona, wgu…
    platform: 'Canvas Credentials (formerly Badgr)',
    page: new RegExp(`^(?:[\\w-]+\\.)?badgr\\.(?:com|io)/public/assertions/${NAME}(?:\\.json|/.*)?$`),
    badges: ['https://api.badgr.io/public/assertions/{id}'],
    source: 'https://developerdocs.instructure.com/services/credentials (environments)',
  },
  {
    platform: 'Parchment Digital Badges',
    page: new RegExp(
      `^(?:api\\.)?badges\\.parchment\\.(?<region>com|eu|au|ca|sg)/public/assertions/${NAME}(?:\\.json|/.*)?$`,
    ),
    badges: ['https://api.badges.parchment.{region}/public/assertions/{id}'],
    source: 'https://developerdocs.instructure.com/services/parchment-digital-badges (environments)',
  },
  {
    platform: 'edubadges',
    page: new RegExp(`^(?:api\\.)?edubadges\\.nl/public/assertions/${NAME}(?:/.*)?$`),
    badges: ['https://api.edubadges.nl/public/assertions/{id}'],
    source: 'edubadges, migration to Open Badges 3.0: frontend addresses redirect to the backend for JSON',
  },
  {
    platform: 'Open Educational Badges',
    page: new RegExp(`^(?:api\\.)?openbadges\\.education/public/assertions/${NAME}(?:\\.json|/.*)?$`),
    badges: [
      'https://api.openbadges.education/public/assertions/{id}?v=3_0',
      'https://api.openbadges.education/public/assertions/{id}',
    ],
    source: 'ids of its credentials; Badgr server, `public/assertions/{id}.json?v=…`',
  },
  {
    platform: 'Open Badge Factory',
    page: /^openbadgefactory\.com\/(?<kind>v1\/assertion|obv3\/credentials)\/(?<id>[\da-f]{40})(?:\.html)?$/i,
    badges: ['https://openbadgefactory.com/{kind}/{id}'],
    source: 'ids of its assertions and credentials; their pages end in .html',
  },
  {
    // Not the badge but a description of the page, whose `assertion_url` leads on.
    platform: 'Open Badge Passport',
    page: /^openbadgepassport\.com\/app\/badge\/info\/(?<id>\d{1,12})(?:\/.*)?$/,
    badges: ['https://openbadgepassport.com/app/obpv1/badge/info/{id}'],
    source: 'github.com/openbadgefactory/salava, src/clj/salava/badge/routes.clj and main.clj',
  },
  {
    platform: 'Moodle',
    page: /^(?<site>.+)\/badges\/badge\.php$/,
    query: ['hash'],
    badges: [
      'https://{site}/badges/assertion.php?b={hash}&obversion=2',
      'https://{site}/badges/assertion.php?b={hash}',
    ],
    source: 'github.com/moodle/moodle, badges/assertion.php',
  },
]
