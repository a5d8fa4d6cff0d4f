// Publishes without end and prints each id once it is answered for; its parent kills it in the middle.
import { openSqliteStore } from '../../../src/server/store/openSqliteStore.ts'
import { makeRecord } from './makeRecord.ts'

const store = await openSqliteStore(process.argv[2] ?? '', { now: () => new Date() })
for (let count = 0; count < 10_000; count += 1) {
  const { share, bytes } = makeRecord(`share ${count}`, 200_000)
  await store.saveShare(share, bytes, undefined)
  process.stdout.write(`${share.id}\n`)
}
