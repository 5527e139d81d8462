import { t } from '~/app/messages'
import { type Answer, ApiError, type Data, OfflineError, type PathOf, csrf, writeQuery } from './client'

interface Uploading {
  path?: Record<string, string>
  query?: Record<string, unknown>
  /** From 0 to 1, as often as the browser knows. */
  onProgress?: (part: number) => void
  signal?: AbortSignal
}

const addressOf = (path: string, { path: values = {}, query = {} }: Uploading): string => {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
  const asked = writeQuery(query)
  return asked ? `${filled}?${asked}` : filled
}

const parsed = (text: string): Record<string, unknown> => {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

/** Sends a file as it is. By XMLHttpRequest, because fetch does not say how much is there already. */
export function upload<P extends PathOf<'post'>>(path: P, file: Blob, given: Uploading = {}): Promise<Answer<Data<'post', P>>> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    request.open('POST', addressOf(path, given))
    request.setRequestHeader('Accept', 'application/json')
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    if (csrf()) request.setRequestHeader('X-CSRF-Token', csrf())
    request.upload.onprogress = ({ loaded, total }) => given.onProgress?.(total > 0 ? loaded / total : 0)
    request.onload = () => {
      if (request.status >= 400) return fail(new ApiError(request.status, parsed(request.responseText)))
      done({ data: parsed(request.responseText) as Data<'post', P>, changeSet: request.getResponseHeader('X-Change-Set') ?? undefined })
    }
    request.onerror = () => fail(new OfflineError(t('error.offline')))
    request.onabort = () => fail(new DOMException('', 'AbortError'))
    given.signal?.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}
