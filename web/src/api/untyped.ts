// Leaves when every feature speaks the generated types (api/client).
import { send, type Answer } from './client'

interface RequestOptions {
  query?: Record<string, string | number | boolean | undefined> | undefined
  body?: unknown
  signal?: AbortSignal | undefined
}

const ask = <T>(method: string, path: string, options: RequestOptions = {}) => send(method as never, path as never, options as never) as Promise<Answer<T>>

export const untyped = {
  get: async <T>(path: string, options?: RequestOptions): Promise<T> => (await ask<T>('get', path, options)).data,
  post: <T>(path: string, body?: unknown, options?: RequestOptions) => ask<T>('post', path, { ...options, body }),
  patch: <T>(path: string, body?: unknown) => ask<T>('patch', path, { body }),
  put: <T>(path: string, body?: unknown) => ask<T>('put', path, { body }),
  delete: <T = void>(path: string, body?: unknown) => ask<T>('delete', path, { body }),
}
