// A focus whose element goes away: it stays near, and nowhere takes it from a screen that moved it itself.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepFocus } from '../../src/app/keepFocus.ts'

describe('a pressed button that goes away', () => {
  const place = document.createElement('div')
  let keeper: ReturnType<typeof keepFocus>
  const one = (selector: string) => place.querySelector<HTMLElement>(selector)!
  const settled = () => new Promise((resolve) => setTimeout(resolve, 250))

  beforeEach(() => {
    document.body.append(place)
    place.innerHTML = `<main><div><h1 tabindex="-1">Inbox</h1>
      <ul><li><button id="a">a</button></li><li><button id="b">b</button></li><li><button id="c">c</button></li></ul>
      <p><button id="after">after</button></p></div></main><div class="app-edge"><button id="undo">undo</button></div>`
    keeper = keepFocus()
  })
  afterEach(() => {
    keeper.stop()
    place.remove()
  })

  it.each([
    ['its place is taken by the next of the list', 'li:nth-child(2)', '#b', 'c'],
    ['the last of a list leaves the focus with the one before', 'li:nth-child(3)', '#c', 'b'],
    ['a list that goes leaves it with what follows', 'ul', '#a', 'after'],
  ])('%s', async (_name, gone, pressed, kept) => {
    one(pressed).focus()
    one(gone).remove()
    await vi.waitFor(() => expect(document.activeElement?.id).toBe(kept))
  })

  it('a notice that goes leaves it with the heading of the page', async () => {
    one('#undo').focus()
    one('#undo').remove()
    await vi.waitFor(() => expect(document.activeElement).toBe(one('h1')))
  })

  it('a page that is replaced, or moves the focus itself, is let alone', async () => {
    one('#a').focus()
    one('main').replaceChildren(document.createElement('h1'))
    await settled()
    expect(document.activeElement).toBe(document.body)
    one('#undo').focus()
    one('#undo').remove()
    place.append(Object.assign(document.createElement('button'), { id: 'own' }))
    one('#own').focus()
    await settled()
    expect(document.activeElement).toBe(one('#own'))
  })

  it('nothing happens once it is stopped', async () => {
    keeper.stop()
    one('#b').focus()
    one('#b').parentElement!.remove()
    await settled()
    expect(document.activeElement).toBe(document.body)
  })
})
