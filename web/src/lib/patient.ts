const pauseMs = 2_000

/** Whether the server answers at all. */
async function answers(): Promise<boolean> {
  try {
    return (await fetch('/health', { cache: 'no-store' })).ok
  } catch {
    return false
  }
}

/** Style sheets that did not arrive; the bundler asks for each only once. */
function askAgainForStyles(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')) {
    if (!link.sheet) link.replaceWith(link.cloneNode())
  }
}

/** Fetches code on demand; while the server is away it waits and asks again instead of giving up. */
export function patient<T>(load: () => Promise<T>, wait = pauseMs): () => Promise<T> {
  return async () => {
    for (;;) {
      try {
        return await load()
      } catch (error) {
        // The server is there and this code is not: another version runs by now.
        if (await answers()) throw error
        do await new Promise((resume) => setTimeout(resume, wait))
        while (!(await answers()))
        askAgainForStyles()
      }
    }
  }
}
