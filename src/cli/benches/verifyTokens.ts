// Checking a VC-JWT beside the bare signature check, for the verify benchmark: prints the medians as JSON.
import { examine } from '../../domain/verification/examine.ts'
import { startInquiry } from '../../domain/verification/inquiry.ts'
import { parseJws } from '../../domain/verification/proofs/jws.ts'
import { verifyVcJwt } from '../../domain/verification/proofs/vcJwt.ts'
import { sideBySide } from './sideBySide.ts'
import { signedToken } from './signedBadges.ts'

/** Ours and the peer's, in milliseconds. */
export interface TokenTimes {
  signature: [number, number]
  whole: [number, number]
}

const { token, outside, bare } = await signedToken()
const { report } = await examine(token, outside)
if (report.verdict !== 'verified') throw new Error(`the token measured is ${report.verdict}`)
const signed = () => verifyVcJwt(startInquiry(outside), parseJws(token)!)
const whole = () => examine(token, outside)
// Once unmeasured, until both are compiled: a list of a thousand badges is.
await sideBySide(whole, bare)
const times: TokenTimes = { whole: await sideBySide(whole, bare), signature: await sideBySide(signed, bare) }
console.log(JSON.stringify(times))
