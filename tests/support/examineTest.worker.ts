// A worker for tests of the bridge: does what its input says.
import { expose } from 'comlink'
import { makeExamined } from './keptBadges.ts'

let count = 0

expose({
  async examine(input: string) {
    count++
    if (input === 'crash') throw new Error('a bug')
    if (input === 'die') {
      setTimeout(() => {
        throw new Error('outside of any promise')
      })
      await new Promise(() => undefined)
    }
    if (input === 'hang') for (;;);
    if (input === 'wait') await new Promise((resolve) => setTimeout(resolve, 100))
    // How many this very worker has examined tells whether it was replaced.
    return makeExamined(`${input} ${count}`)
  },
})
