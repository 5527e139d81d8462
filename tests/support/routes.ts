// Every route the program has, as its own description says.
import type { Tandem } from './tandem.ts'

export interface Route {
  method: string
  path: string
  isPublic: boolean
  permission: string | undefined
  roles: string[]
  /** Names of the parameters in the path with their allowed values, where those are fixed; of kinds of records, the standard ones first. */
  parameters: { name: string; values: string[] | undefined }[]
  /** Names the query string must have. */
  query: string[]
  /** The content type of its body, if it takes one. */
  body: string | undefined
}

export async function routesOf(tandem: Tandem): Promise<Route[]> {
  const { paths } = (await tandem.get('/api/openapi.json', { token: null })).body
  return Object.entries<any>(paths).flatMap(([path, methods]) =>
    Object.entries<any>(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      isPublic: Array.isArray(operation.security) && operation.security.length === 0,
      permission: operation['x-permission'],
      roles: operation['x-roles'] ?? [],
      parameters: (operation.parameters ?? []).filter((one: any) => one.in === 'path').map((one: any) => ({ name: one.name, values: one.schema?.enum ?? one.schema?.examples })),
      query: (operation.parameters ?? []).filter((one: any) => one.in === 'query' && one.required).map((one: any) => one.name),
      body: Object.keys(operation.requestBody?.content ?? {})[0],
    })),
  )
}

/** The route's address with a value for each parameter. */
export function addressOf(route: Route, value: (name: string, values: string[] | undefined) => string): string {
  const path = route.parameters.reduce((path, one) => path.replace(`{${one.name}}`, encodeURIComponent(value(one.name, one.values))), route.path)
  return route.query.length ? `${path}?${new URLSearchParams(route.query.map((name) => [name, value(name, undefined)]))}` : path
}

/** Only the beginning of the answer: streams never end. */
export async function statusOf(tandem: Tandem, route: Route, address: string, token: string | null, body = '{}'): Promise<{ status: number; code: string }> {
  const leave = new AbortController()
  const headers: Record<string, string> = { ...(token ? { Authorization: `Bearer ${token}` } : {}), ...(route.body ? { 'Content-Type': route.body } : {}) }
  const content = !route.body ? undefined : /json|octet/.test(route.body) ? body : ''
  const answer = await fetch(tandem.server.address + address, { method: route.method, headers, body: content, redirect: 'manual', signal: leave.signal })
  const isJson = answer.headers.get('content-type')?.includes('json')
  const code = isJson ? ((await answer.json()) as any)?.code ?? '' : ''
  leave.abort()
  return { status: answer.status, code }
}
