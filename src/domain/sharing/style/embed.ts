// Rules of the small card that other sites show in a frame.

/** The card: as wide as its frame, and no higher than what it says. */
export const EMBED = `
html { background: none; }
body { padding: 0; font-size: 1rem; }
.embed {
  display: grid; gap: .75rem; background: var(--paper); border: 1px solid var(--line); border-radius: 1.1rem;
  padding: 1rem; min-height: 0; max-width: 40rem; margin: 0; box-shadow: none;
}
.embed h1 { font-size: 1.4rem; }
.embed ul { display: flex; flex-wrap: wrap; gap: .5rem .75rem; }
.embed li { width: 5.5rem; font-size: .85rem; line-height: 1.3; }
.embed .ring { width: 4rem; margin: 0 0 .3rem; }
.embed .ring::after { inset: .2rem; }
.embed .verdict { font-size: .85rem; gap: .25rem; margin-top: .1rem; }
.embed .button { min-height: 2.75rem; padding: .5rem 1.2rem; font-size: 1rem; }
.embed p:last-child { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; margin: 0; color: var(--soft); font-size: .9rem; }
.embed p a { display: inline-flex; align-items: center; min-height: 2.75rem; }
.embed .button { color: var(--on); }`
