// The picture of a link: its size is agreed with the host, its words fit, and a badge's drawing never runs.
import { describe, expect, it } from 'vitest'
import { PREVIEW_SIZE } from '../../src/contract/limits.ts'
import { drawPreview, type PreviewContent } from '../../src/features/share/drawPreview.ts'
import { makePreview } from '../../src/features/share/makePreview.ts'

const content: PreviewContent = { title: 'Animatrice numérique', note: '3 badges', pictures: [] }

function draw(change: Partial<PreviewContent> = {}) {
  const canvas = new OffscreenCanvas(1, 1)
  expect(drawPreview(canvas, { ...content, ...change })).toBe(true)
  const pen = canvas.getContext('2d')!
  const colourAt = (x: number, y: number) => [...pen.getImageData(x, y, 1, 1).data]
  const isPaper = (x: number, y: number, width: number, height: number) => {
    const { data } = pen.getImageData(x, y, width, height)
    return data.every((value, index) => value === [0xfc, 0xf9, 0xf2, 0xff][index % 4])
  }
  return { canvas, colourAt, isPaper }
}

function svg(inside: string): { bytes: ArrayBuffer; mediaType: string } {
  const text = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">${inside}</svg>`
  return { bytes: new TextEncoder().encode(text).buffer, mediaType: 'image/svg+xml' }
}

describe('the preview picture', () => {
  it('is a PNG of 1200×627', async () => {
    const bytes = await makePreview({ title: 'Mine', person: 'Ada', note: '1 badge', pictures: [undefined] })
    expect(new TextDecoder('latin1').decode(bytes!.slice(1, 4))).toBe('PNG')
    const header = new DataView(bytes!)
    expect([header.getUint32(16), header.getUint32(20)]).toEqual([PREVIEW_SIZE.width, PREVIEW_SIZE.height])
  })

  it('draws on the canvas it is given, on paper', () => {
    const { canvas, isPaper, colourAt } = draw()
    expect([canvas.width, canvas.height]).toEqual([1200, 627])
    expect(isPaper(0, 0, 60, 600)).toBe(true)
    expect(colourAt(600, 622)).toEqual([0x00, 0x5b, 0x6d, 0xff])
  })

  it('shows up to three badges, each on its ground of cloth', async () => {
    const red = await createImageBitmap(new ImageData(new Uint8ClampedArray([255, 0, 0, 255]), 1, 1))
    const { colourAt } = draw({ pictures: [red, undefined, red, red] })
    expect(colourAt(916, 184)).toEqual([255, 0, 0, 255])
    expect(colourAt(790, 426)).toEqual([0xf5, 0xee, 0xe0, 0xff])
    expect(colourAt(1050, 426)).toEqual([255, 0, 0, 255])
  })

  it.each([
    ['a very long title', 'Accompagner des personnes éloignées du numérique dans leurs démarches '.repeat(4)],
    ['a title without a space', 'Anticonstitutionnellement'.repeat(8)],
  ])('keeps %s away from the badges and the edge', (_what, title) => {
    const { isPaper } = draw({
      title,
      person: 'Ada '.repeat(60),
      note: 'n'.repeat(300),
      pictures: [undefined],
    })
    expect(isPaper(720, 0, 10, 600)).toBe(true)
    expect(isPaper(0, 570, 720, 40)).toBe(true)
  })

  it('draws a drawing as a picture: nothing in it runs, and the canvas stays readable', async () => {
    const drawing = svg(`<rect width="10" height="10" fill="#0000ff"/><script>window.hasRun = true</script>`)
    const bytes = await makePreview({ title: 'Mine', note: '1 badge', pictures: [drawing] })
    const picture = await createImageBitmap(new Blob([bytes!], { type: 'image/png' }))
    const canvas = new OffscreenCanvas(1200, 627)
    const pen = canvas.getContext('2d')!
    pen.drawImage(picture, 0, 0)
    expect([...pen.getImageData(930, 302, 1, 1).data]).toEqual([0, 0, 255, 255])
    expect(window).not.toHaveProperty('hasRun')
  })

  it('leaves the ring empty where the file is no picture', async () => {
    const broken = { bytes: new TextEncoder().encode('no picture').buffer, mediaType: 'image/png' }
    expect(await makePreview({ title: 'Mine', note: '', pictures: [broken] })).toBeInstanceOf(ArrayBuffer)
  })
})
