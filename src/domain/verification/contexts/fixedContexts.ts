// Every JSON-LD context Besace knows, as published; nothing else is ever loaded. README.md says where each comes from.
import type { JsonObject } from '../../json.ts'
import clr2 from './clr-v2p0-context.json' with { type: 'json' }
import clr201 from './clr-v2p0-context-2.0.1.json' with { type: 'json' }
import credentialsExamples2 from './credentials-examples-v2.json' with { type: 'json' }
import credentialsStatus1 from './credentials-status-v1.json' with { type: 'json' }
import credentials1 from './credentials-v1.json' with { type: 'json' }
import credentials2 from './credentials-v2.json' with { type: 'json' }
import dataIntegrity1 from './data-integrity-v1.json' with { type: 'json' }
import dataIntegrity2 from './data-integrity-v2.json' with { type: 'json' }
import dcc1 from './dcc-v1.json' with { type: 'json' }
import did1 from './did-v1.json' with { type: 'json' }
import ed25519Signature2020 from './ed25519-2020-v1.json' with { type: 'json' }
import jwk1 from './jwk-v1.json' with { type: 'json' }
import jws2020 from './jws-2020-v1.json' with { type: 'json' }
import multikey1 from './multikey-v1.json' with { type: 'json' }
import openBadges30 from './ob-v3p0-context.json' with { type: 'json' }
import openBadges301 from './ob-v3p0-context-3.0.1.json' with { type: 'json' }
import openBadges302 from './ob-v3p0-context-3.0.2.json' with { type: 'json' }
import openBadges303 from './ob-v3p0-context-3.0.3.json' with { type: 'json' }
import openBadgesExtensions from './ob-v3p0-extensions.json' with { type: 'json' }
import openBadges1 from './openbadges-v1.json' with { type: 'json' }
import openBadges2 from './openbadges-v2.json' with { type: 'json' }
import security1 from './security-v1.json' with { type: 'json' }
import security2 from './security-v2.json' with { type: 'json' }
import statusList2021 from './vc-status-list-2021-v1.json' with { type: 'json' }

const BY_ADDRESS: Record<string, JsonObject> = {
  'https://www.w3.org/ns/credentials/v2': credentials2,
  'https://www.w3.org/2018/credentials/v1': credentials1,
  'https://www.w3.org/ns/credentials/examples/v2': credentialsExamples2,
  'https://w3id.org/security/data-integrity/v1': dataIntegrity1,
  'https://w3id.org/security/data-integrity/v2': dataIntegrity2,
  'https://w3id.org/security/multikey/v1': multikey1,
  'https://w3id.org/security/jwk/v1': jwk1,
  'https://www.w3.org/ns/credentials/status/v1': credentialsStatus1,
  'https://w3id.org/vc/status-list/2021/v1': statusList2021,
  'https://purl.imsglobal.org/spec/ob/v3p0/context.json': openBadges30,
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json': openBadges301,
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json': openBadges302,
  // The text of June 2026: that of April 2025 with two terms more (endorsementJwt, jti), so it serves both.
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json': openBadges303,
  'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json': openBadgesExtensions,
  'https://purl.imsglobal.org/spec/clr/v2p0/context.json': clr2,
  'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json': clr201,
  'https://w3id.org/security/suites/ed25519-2020/v1': ed25519Signature2020,
  'https://w3id.org/security/suites/jws-2020/v1': jws2020,
  'https://www.w3.org/ns/did/v1': did1,
  'https://w3id.org/security/v1': security1,
  'https://w3id.org/security/v2': security2,
  'https://w3id.org/openbadges/v2': openBadges2,
  'https://w3id.org/openbadges/v1': openBadges1,
  'https://w3id.org/dcc/v1': dcc1,
}

/** The context document of an address, or nothing: unknown contexts are not fetched. */
export function fixedContext(address: string): JsonObject | undefined {
  return Object.hasOwn(BY_ADDRESS, address) ? BY_ADDRESS[address] : undefined
}

/** All known addresses with their documents. */
export function fixedContexts(): [address: string, document: JsonObject][] {
  return Object.entries(BY_ADDRESS)
}
