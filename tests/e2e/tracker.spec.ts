// The tracker in a browser, on pages of a site without https: what it sends, and when it keeps silent.
import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { Tandem } from '../support/client.ts'

let tandem: Tandem
let script: string

test.beforeAll(async () => {
  tandem = await Tandem.open()
  script = (await tandem.call('GET', '/js/script.js', undefined, { token: null })).text
})
test.afterAll(async () => {
  await tandem?.server.remove()
})

/** A site whose every page carries the tracker; gives the page views it is sent. */
async function siteWith(context: BrowserContext, options: string, { origin = 'http://own.example', asTest = false } = {}): Promise<{ page: Page; views: string[] }> {
  // Playwright's browser says that it is driven; Plausible's word for "count me all the same".
  if (!asTest) await context.addInitScript(() => Object.assign(window, { __plausible: true }))
  const views: string[] = []
  const page = await context.newPage()
  await page.route(`${origin}/**`, (route) => {
    const path = new URL(route.request().url()).pathname
    if (path === '/api/event') {
      const event = JSON.parse(route.request().postData() ?? '{}')
      if (event.n === 'pageview') views.push(event.u.slice(origin.length))
      return route.fulfill({ status: 202, body: 'ok' })
    }
    if (path === '/js/script.js') return route.fulfill({ contentType: 'text/javascript', body: script })
    const links = '<a href="#/one">One</a><a href="#/two">Two</a>'
    return route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>Own</title><script defer data-domain="own.example" ${options} src="/js/script.js"></script>${links}` })
  })
  await page.goto(`${origin}/start`)
  await page.waitForFunction(() => 'tandem' in window)
  return { page, views }
}

test('routes after # are counted once each', async ({ context }) => {
  const { page, views } = await siteWith(context, 'data-hash')
  await page.getByRole('link', { name: 'One' }).click()
  await page.getByRole('link', { name: 'Two' }).click()
  await page.goBack()
  await expect.poll(() => views).toEqual(['/start', '/start#/one', '/start#/two', '/start#/one'])
  await page.evaluate(() => history.pushState({}, '', '/last'))
  await expect.poll(() => views.slice(4)).toEqual(['/last'])
})

test('routes of a single-page application are counted, fragments are not', async ({ context }) => {
  const { page, views } = await siteWith(context, '')
  await page.getByRole('link', { name: 'One' }).click()
  await page.evaluate(() => {
    history.pushState({}, '', '/a')
    history.pushState({}, '', '/a?sorted=1')
    history.pushState({}, '', '/b')
  })
  await page.goBack()
  await page.goBack()
  await expect.poll(() => views).toEqual(['/start', '/a', '/b', '/a?sorted=1'])
})

test('consent keeps one id, also without https, and can be taken back', async ({ context }) => {
  const { page } = await siteWith(context, '')
  const consent = (granted?: boolean) => page.evaluate((value) => (window as unknown as { tandem: { consent: (granted?: boolean) => string } }).tandem.consent(value), granted)
  expect(await page.evaluate(() => [window.isSecureContext, localStorage.length])).toEqual([false, 0])
  const id = await consent()
  expect(id).toMatch(/^[0-9a-f]{32}$/)
  expect(await consent()).toBe(id)
  await consent(false)
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
})

test("machines that drive a browser and the maker's own computer are not counted", async ({ browser }) => {
  const silent = async (options: string, given: { origin?: string; asTest?: boolean }) => {
    const context = await browser.newContext()
    const { page, views } = await siteWith(context, options, given)
    // Sent after a view would have been: the view is not late, there is none.
    await page.evaluate(() => fetch('/api/event', { method: 'POST', body: JSON.stringify({ n: 'pageview', u: `${location.origin}/mark` }) }))
    await context.close()
    return views
  }
  expect(await silent('', { asTest: true })).toEqual(['/mark'])
  expect(await silent('', { origin: 'http://localhost:8129' })).toEqual(['/mark'])
  expect(await silent('data-local', { origin: 'http://localhost:8129' })).toEqual(['/start', '/mark'])
})
