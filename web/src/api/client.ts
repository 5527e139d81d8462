import createClient, { type ClientPathsWithMethod, type MethodResponse } from 'openapi-fetch'
import { t } from '~/app/messages'
import type { paths } from './gen/schema'
import type { Schemas } from './types'

/** What the server says when something is wrong; a proxy on the way may say less. */
type ErrorBody = Partial<Schemas['Error']>

export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly category: string
  readonly correlationId: string | undefined
  /** Field name ('email' for the pointer '/properties/email') → sentence. */
  readonly fields: Record<string, string>

  constructor(status: number, body: ErrorBody) {
    super(body.message ?? `The server answered ${status}.`)
    this.status = status
    this.code = body.code ?? ''
    this.category = body.category ?? ''
    this.correlationId = body.correlationId
    this.fields = {}
    for (const error of body.errors ?? []) {
      const field = error.pointer.split('/').at(-1) ?? ''
      this.fields[field] ??= error.message
    }
  }
}

/** What is wrong with each field. */
export const fieldsOf = (error: unknown): Record<string, string> => (error instanceof ApiError ? error.fields : {})

/** The connection failed before an answer came. */
export class OfflineError extends Error {}

let csrfToken = ''
let onSignedOut: () => void = () => {}

export const setCsrfToken = (token: string): void => {
  csrfToken = token
}
export const csrf = (): string => csrfToken
export const whenSignedOut = (handler: () => void): void => {
  onSignedOut = handler
}

/** Lists are joined by commas; what is not set is left out. */
export function writeQuery(query: Record<string, unknown>, emptyToo = false): string {
  const values = Object.entries(query).filter(([, value]) => emptyToo && value === '' || String(value ?? '') !== '')
  return new URLSearchParams(values.map(([name, value]) => [name, String(value)])).toString()
}

const client = createClient<paths, 'application/json'>({
  baseUrl: location.origin,
  credentials: 'same-origin',
  headers: { Accept: 'application/json' },
  fetch: (request) => fetch(request),
})

client.use({
  onRequest({ request }) {
    if (request.method !== 'GET' && csrfToken) request.headers.set('X-CSRF-Token', csrfToken)
  },
  onError({ error }) {
    return error instanceof DOMException && error.name === 'AbortError' ? undefined : new OfflineError(t('error.offline'), { cause: error })
  },
  async onResponse({ response, schemaPath }) {
    if (response.ok) return
    if (response.status === 401 && !schemaPath.startsWith('/api/session')) onSignedOut()
    throw new ApiError(response.status, await response.json().catch(() => ({})))
  },
})

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
/** Every path that knows the method, as the server writes it: '/api/quotes/{quote_id}'. */
export type PathOf<M extends Method> = ClientPathsWithMethod<typeof client, M>
/** What a path answers. */
export type Data<M extends Method, P extends PathOf<M>> = MethodResponse<typeof client, M, P>
export interface Answer<T> {
  data: T
  /** The change set that can be undone, where the request changed records. */
  changeSet: string | undefined
}

interface Sending {
  signal?: AbortSignal | undefined
  /** An empty text is asked for: it means that none is known. */
  emptyToo?: boolean
}
type PathValues<Operation> = Operation extends { parameters: { path: infer Values } } ? { path: Values } : { path?: never }
type QueryValues<Operation> = Operation extends { parameters: { query: infer Values } } ? { query: Values }
  : Operation extends { parameters: { query?: infer Values } } ? { query?: Values } : { query?: never }
type Body<Operation> = Operation extends { requestBody: { content: { 'application/json': infer Content } } } ? { body: Content } : { body?: never }
export type Request<M extends Method, P extends PathOf<M>> =
  PathValues<paths[P][M]> & QueryValues<paths[P][M]> & Body<paths[P][M]> & Sending
/** May be left out where nothing in it is required. */
type Given<T> = object extends T ? [request?: T] : [request: T]

interface Untold extends Sending {
  path?: unknown
  query?: Record<string, unknown>
  body?: unknown
}

async function send<M extends Method, P extends PathOf<M>>(method: M, path: P, request: Untold = {}): Promise<Answer<Data<M, P>>> {
  const { path: values, query, emptyToo, body, signal } = request
  const querySerializer = (given: Record<string, unknown>) => writeQuery(given, emptyToo)
  const { data, response } = await client.request(method, path, { params: { path: values, query }, querySerializer, body, signal } as never)
  return { data: data as Data<M, P>, changeSet: response.headers.get('X-Change-Set') ?? undefined }
}

type ListPath = { [P in PathOf<'get'>]: Data<'get', P> extends { results: object[] } ? P : never }[PathOf<'get'>]
type PathGiven<P extends ListPath> = paths[P]['get'] extends { parameters: { path: infer Values } } ? [path: Values] : []

/** Asks a list with what a page's address says, which the server checks: listOf('/api/quotes')({ state: 'sent', limit: 100 }). */
export const listOf = <P extends ListPath>(path: P, ...[values]: PathGiven<P>) =>
  async (query: Record<string, string | number>, signal?: AbortSignal) => (await send('get', path, { path: values, query, signal })).data

export const api = {
  get: async <P extends PathOf<'get'>>(path: P, ...[request]: Given<Request<'get', P>>) => (await send('get', path, request)).data,
  post: <P extends PathOf<'post'>>(path: P, ...[request]: Given<Request<'post', P>>) => send('post', path, request),
  put: <P extends PathOf<'put'>>(path: P, ...[request]: Given<Request<'put', P>>) => send('put', path, request),
  patch: <P extends PathOf<'patch'>>(path: P, ...[request]: Given<Request<'patch', P>>) => send('patch', path, request),
  delete: <P extends PathOf<'delete'>>(path: P, ...[request]: Given<Request<'delete', P>>) => send('delete', path, request),
}
