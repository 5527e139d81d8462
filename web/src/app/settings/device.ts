const browsers: [RegExp, string][] = [[/Edg\//, 'Edge'], [/Firefox\//, 'Firefox'], [/Chrom(e|ium)\//, 'Chrome'], [/Safari\//, 'Safari'], [/curl\//, 'curl']]
const systems: [RegExp, string][] = [[/iPhone/, 'iPhone'], [/iPad/, 'iPad'], [/Android/, 'Android'], [/Windows/, 'Windows'], [/Mac OS X/, 'macOS'], [/Linux/, 'Linux']]

/** 'Chrome on Linux'; what nobody knows is shown as it came. */
export function sayDevice(agent: string): string {
  const name = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(agent))?.[1]
  const browser = name(browsers)
  const system = name(systems)
  if (browser && system) return `${browser} on ${system}`
  return browser ?? (agent.slice(0, 40) || '–')
}
