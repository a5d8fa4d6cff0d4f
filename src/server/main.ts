// Starts the host, or runs an operator's command: list, take-down ID, purge, count.
import { fileURLToPath } from 'node:url'
import { ConfigError, readConfig, type Config } from './config.ts'
import { operate } from './operator.ts'
import { startHost } from './startHost.ts'
import { openStore } from './store/openStore.ts'
import { troubleOf } from './store/storeError.ts'

/** The build puts the app beside the host. */
const APP_DIRECTORY = fileURLToPath(new URL('../app/', import.meta.url))

const words = process.argv.slice(2)
const config = configOrExit()
try {
  if (words.length > 0) await runCommand(config)
  else await runHost(config)
} catch (error) {
  if (troubleOf(error) === undefined) throw error
  process.stderr.write('The database does not answer, or its disk is full: see DATABASE_URL and DATA_DIR.\n')
  process.exit(1)
}

async function runHost(config: Config): Promise<void> {
  const host = await startHost(config, APP_DIRECTORY)
  const stop = () => void host.close().then(() => process.exit(0))
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

async function runCommand(config: Config): Promise<void> {
  const now = () => new Date()
  const store = await openStore(config, { now, startWithin: 2000 })
  const print = (line: string) => process.stdout.write(`${line}\n`)
  process.exitCode = await operate(words, store, { publicUrl: config.publicUrl, now: now(), print })
  await store.close()
}

function configOrExit(): Config {
  try {
    return readConfig(process.env)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`${error.message}\n`)
    return process.exit(2)
  }
}
