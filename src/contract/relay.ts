// How the relay hands on what it fetched.

/**
 * Header of an answer that was fetched: the address that answered, after redirects. It is there exactly when the
 * address was reached: then status, content type and body are the issuer's. Without it, the answer is a problem of
 * the relay's own.
 */
export const RELAY_FINAL_URL_HEADER = 'besace-final-url'
