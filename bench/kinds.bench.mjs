// Records of any kind in one table, in SQLite alone: the way taken, the one rejected, and a table of the kind's own.
import { dirname, join } from 'node:path'
import { run, scratch, table, tandem } from './lib.mjs'

const records = process.env.TANDEM_BENCH_RECORDS ?? '250000'
const root = join(dirname(tandem), '../../..')
const lines = run(join(dirname(tandem), 'bench_kinds_sql'), '--schema', join(root, 'migrations/schema.sql'), '--records', records, '--database', join(scratch, 'kinds.db'))
const measured = lines.trim().split('\n').map((line) => JSON.parse(line))
const of = (way, operation) => measured.find((one) => one.way === way && one.operation === operation)?.value.toFixed(2)
const operations = [...new Set(measured.map(({ operation }) => operation))]
table(operations.map((operation) => ({ figure: operation, measured: of('slots', operation), wanted: '', beside: `side ${of('side', operation)}, wide ${of('wide', operation)}` })))
