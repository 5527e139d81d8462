/** What the server says when something is wrong; the same shape everywhere. */
interface ErrorBody {
  category?: string
  code?: string
  message?: string
  correlationId?: string
  errors?: { pointer?: string; in?: string; code?: string; message: string }[]
}

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
      const field = (error.pointer ?? error.in ?? '').split('/').at(-1) ?? ''
      this.fields[field] ??= error.message
    }
  }
}

/** The connection failed before an answer came. */
export class OfflineError extends Error {}

export interface Answer<T> {
  data: T
  /** The change set that can be undone, where the request changed records. */
  changeSet: string | undefined
}

type QueryValues = Record<string, string | number | boolean | undefined>
export interface RequestOptions {
  query?: QueryValues | undefined
  body?: unknown
  signal?: AbortSignal | undefined
}

let csrfToken = ''
let onSignedOut: () => void = () => {}

export const setCsrfToken = (token: string): void => {
  csrfToken = token
}
export const whenSignedOut = (handler: () => void): void => {
  onSignedOut = handler
}

export function withQuery(path: string, query: QueryValues = {}): string {
  const values = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  if (values.length === 0) return path
  return `${path}?${new URLSearchParams(values.map(([name, value]) => [name, String(value)]))}`
}

async function send<T>(method: string, path: string, options: RequestOptions = {}): Promise<Answer<T>> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (method !== 'GET' && csrfToken) headers['X-CSRF-Token'] = csrfToken
  if (options.body !== undefined) headers['Content-Type'] = 'application/json'
  let response: Response
  try {
    response = await fetch(withQuery(path, options.query), {
      method,
      headers,
      credentials: 'same-origin',
      body: options.body === undefined ? null : JSON.stringify(options.body),
      signal: options.signal ?? null,
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new OfflineError(String(error))
  }
  const text = await response.text()
  const json = parse(text)
  if (!response.ok) {
    if (response.status === 401 && !path.startsWith('/api/session')) onSignedOut()
    throw new ApiError(response.status, (json ?? {}) as ErrorBody)
  }
  return { data: json as T, changeSet: response.headers.get('X-Change-Set') ?? undefined }
}

function parse(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const api = {
  get: async <T>(path: string, options?: RequestOptions): Promise<T> => (await send<T>('GET', path, options)).data,
  post: <T>(path: string, body?: unknown, options?: RequestOptions) => send<T>('POST', path, { ...options, body }),
  patch: <T>(path: string, body?: unknown) => send<T>('PATCH', path, { body }),
  put: <T>(path: string, body?: unknown) => send<T>('PUT', path, { body }),
  delete: <T = void>(path: string, body?: unknown) => send<T>('DELETE', path, { body }),
}
