// Start to the first /health on the demo folder, and resident memory at rest.
import { demo, median, ms, runs, serve, sleep, table } from './lib.mjs'

const copy = demo('demo', { contacts: 2000, events: 200000 })
const starts = []
const sizes = []
for (let round = 0; round < runs; ++round) {
  const server = await serve(copy())
  starts.push(server.startMs)
  await sleep(3000)
  sizes.push(server.residentMb())
  await server.stop()
}
table([
  { figure: 'start to first /health', measured: ms(median(starts)), wanted: '≤ 500 ms' },
  { figure: 'idle resident memory', measured: `${median(sizes).toFixed(0)} MB`, wanted: '≤ 150 MB' },
])
