// Every screen of a small demo company, as each person sees it: no finding of axe, no error in the console, nothing wider
// than the window. 1440 and 375 px, light and dark.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test as base, type Page } from '@playwright/test'
import { routes } from '../support/screens.ts'
import { Server } from '../support/server.ts'

/** Once for each of the browsers that work side by side: a company, and its owner in one tab, whose code is warm by the second screen. */
const test = base.extend<{ problems: string[] }, { server: Server; tab: Page }>({
  server: [async ({}, use) => {
    const server = await Server.make({ like: JSON.parse(process.env.TANDEM_TEST_DEMO!) })
    await server.start()
    await use(server)
    await server.remove()
  }, { scope: 'worker' }],
  tab: [async ({ browser, server }, use) => {
    const context = await browser.newContext({ reducedMotion: 'reduce', baseURL: server.address })
    const tab = await context.newPage()
    const answer = await tab.request.post('/api/session/demo', { data: { email: 'hanna@karrow.example' } })
    expect(answer.ok()).toBe(true)
    await use(tab)
    await context.close()
  }, { scope: 'worker' }],
  problems: [async ({ tab }, use) => {
    const problems: string[] = []
    const hear = (message: { type(): string; text(): string }) => void (message.type() === 'error' && problems.push(message.text()))
    const fail = (error: Error) => void problems.push(String(error))
    tab.on('console', hear).on('pageerror', fail)
    await use(problems)
    tab.off('console', hear).off('pageerror', fail)
    expect(problems).toEqual([])
  }, { auto: true }],
})

const axeItself = readFileSync(createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'), 'utf8')
const hasParameter = (route: string) => route.includes('$')
const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 375, height: 812 } }

/** The frame is up and nothing is loading any more. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  await expect(page.locator('main, [role=main]').first()).toBeVisible()
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
  await page.waitForTimeout(250)
}

/** All rules, or those alone that another colour scheme can break. */
async function findings(page: Page, rules: 'all' | 'of colour' = 'all'): Promise<string[]> {
  // Axe waits forever for an answer from a sandboxed preview; what it shows is not the screen's own.
  await page.locator('iframe').evaluateAll((frames) => {
    for (const frame of frames) frame.remove()
    if (frames.length) document.documentElement.dataset.torn = 'yes'
  })
  // Without reports of what is well, and without a page of its own to write them in, axe takes a third of the time.
  // Once into each document: left to itself, it is sent and compiled twice at every look.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeItself)
  const axe = new AxeBuilder({ page, axeSource: 'undefined' }).options({ resultTypes: ['violations'] }).setLegacyMode()
  const found = await (rules === 'all' ? axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']) : axe.withRules(['color-contrast', 'link-in-text-block'])).analyze()
  return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(' | ')}`)
}

/** On the desktop the address is typed in, on the phone one goes there from where one is: each screen is seen to open both ways. */
async function open(tab: Page, path: string, size: keyof typeof sizes): Promise<void> {
  const canGo = await tab.evaluate(() => '__TSR_ROUTER__' in window && !document.documentElement.dataset.torn)
  if (size === 'desktop' || !canGo) return void (await tab.goto(path))
  await tab.evaluate((path) => history.pushState({}, '', path), path) // the router hears of it, and says when it is there
  await tab.waitForFunction((path) => {
    const { location, resolvedLocation, status } = (window as unknown as { __TSR_ROUTER__: { state: Record<'location' | 'resolvedLocation', { href: string; pathname: string }> & { status: string } } }).__TSR_ROUTER__.state
    return status === 'idle' && location.pathname === path.split('?')[0] && location.href.startsWith(path) && resolvedLocation.href === location.href
  }, path)
}

/** Opens a screen in both colour schemes; what is wrong with it, in words. */
async function look(tab: Page, path: string, size: keyof typeof sizes): Promise<string[]> {
  await tab.setViewportSize(sizes[size])
  await tab.emulateMedia({ colorScheme: 'light' })
  await open(tab, path, size)
  await settled(tab)
  const wrong = await findings(tab)
  if (await tab.getByText('There is no page at this address').count()) wrong.push('no page')
  if ((await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)) > 0) wrong.push('wider than the window')
  await tab.emulateMedia({ colorScheme: 'dark' })
  await tab.waitForTimeout(250)
  return [...wrong, ...(await findings(tab, 'of colour')).map((finding) => `dark: ${finding}`)]
}

for (const size of ['desktop', 'phone'] as const)
  test.describe(size, () => {
    for (const path of routes.filter((route) => !hasParameter(route)))
      test(`${path} has nothing to complain about, light and dark`, async ({ tab }) => {
        expect(await look(tab, path, size)).toEqual([])
      })
  })

/** What to put for the parameter of a route, asked of the API as the owner; a campaign is drafted and sent so that there is one of both. */
async function oneOfEach(page: Page): Promise<Record<string, string[]>> {
  const get = async (path: string) => (await page.request.get(path)).json()
  const csrf = { 'X-CSRF-Token': (await get('/api/session')).csrf_token as string }
  const post = async (path: string, data: object = {}) => (await page.request.post(path, { data, headers: csrf })).json()
  const first = async (path: string) => (await get(path)).results[0].id as string
  const quotes = (await get('/api/quotes?limit=50')).results as { id: string; state: string; deal_id: string }[]
  const sent = quotes.find((one) => one.state !== 'draft')!
  const draft = (await post('/api/quotes', { deal_id: sent.deal_id })).summary.id as string
  const topic = (await get('/api/topics')).results[0].topic.key as string
  const words = { name: 'For the tests', topic_key: topic, subject: 'For {{ contact.firstname }}', body: 'Good morning.' }
  const written = (await post('/api/campaigns', words)).id as string
  const gone = (await post('/api/campaigns', words)).id as string
  await post(`/api/campaigns/${gone}/sending`)
  const form = await first('/api/forms')
  const contact = await first('/crm/v3/objects/contacts?limit=1')
  const known: Record<string, string[]> = {
    '/contacts/$id': [contact],
    '/companies/$id': [await first('/crm/v3/objects/companies?limit=1')],
    '/deals/$id': [await first('/crm/v3/objects/deals?limit=1')],
    '/threads/$id': [contact],
    '/threads/$kind/$id': [`contacts/${contact}`, `contacts/${contact}?as=table`, 'outcomes/won?depth=4', `campaigns/${written}`],
    '/email/$id': [...['audience', 'content', 'checks', 'send'].map((step) => `${written}?step=${step}`), gone],
    '/pages/$id': ['new', await first('/api/pages')],
    '/forms/$id': ['new', form],
    '/forms/$id/submissions': [form],
    '/quotes/$id': [draft, sent.id],
    '/notices/$id': ((await get('/api/notices?limit=1')).results as { id: string }[]).map((one) => one.id),
    '/records/$kind': ['tickets'],
    '/records/$kind/$id': [`tickets/${await first('/crm/v3/objects/tickets?limit=1')}`],
  }
  // Of everything else the demo has some, listed where their screen's address says.
  for (const route of routes.filter((one) => hasParameter(one) && !known[one])) known[route] = [await first(`/api${route.replace('/$id', '?limit=1')}`)]
  return known
}

for (const size of ['desktop', 'phone'] as const)
  test(`one of each kind has nothing to complain about, ${size}`, async ({ tab }) => {
    test.setTimeout(900_000)
    const known = await oneOfEach(tab)
    for (const path of routes.filter(hasParameter).flatMap((route) => known[route]!.map((value) => route.replace(/\$\w+(\/\$\w+)?/, value)))) {
      expect.soft(await look(tab, path, size), path).toEqual([])
      await expect.soft(tab.getByRole('heading', { level: 1 }), path).toHaveCount(1)
    }
  })

test('open menus and dialogs have nothing to complain about', async ({ tab: page }) => {
  await page.setViewportSize(sizes.desktop)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/contacts')
  await settled(page)
  await page.getByRole('button', { name: /^You:/ }).click()
  await expect(page.getByRole('menuitemradio', { name: 'Dark' })).toBeVisible()
  expect.soft(await findings(page), 'the menu of the person').toEqual([])
  await page.keyboard.press('Escape')
  await page.getByLabel('Select all rows shown').click()
  await expect(page.getByRole('button', { name: /^Select all \d/ })).toBeVisible()
  await page.getByRole('toolbar').getByRole('button', { name: 'Owner' }).click()
  await expect(page.getByRole('menuitem', { name: 'No owner' })).toBeVisible()
  expect.soft(await findings(page), 'the owner of many').toEqual([])
  await page.goto('/quotes?new=1')
  await page.getByRole('dialog').getByRole('combobox').or(page.getByRole('dialog').getByRole('textbox')).first().click()
  await expect(page.getByRole('option').first()).toBeVisible()
  expect.soft(await findings(page), 'the deal of a new quote').toEqual([])
  await page.goto('/deals?mode=board')
  await settled(page)
  await page.locator('[id^=card-]').first().click()
  await page.locator('header').getByRole('button', { name: 'Lost', exact: true }).click()
  await expect(page.getByRole('radio', { name: /Too expensive/ })).toBeVisible()
  expect.soft(await findings(page), 'the reason of a lost deal').toEqual([])
})

test('select all takes the whole list, not only the rows that are loaded', async ({ tab: page }) => {
  await page.setViewportSize(sizes.desktop)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/contacts')
  await settled(page)
  await page.getByLabel('Select all rows shown').click()
  await page.getByRole('button', { name: /^Select all \d/ }).click()
  const total = await page.getByRole('grid').getAttribute('aria-rowcount')
  await expect(page.getByRole('toolbar').getByText(`${(Number(total) - 1).toLocaleString('en-US')} selected`)).toBeVisible()
})

test('quotes are found, chosen by state and opened from the keyboard', async ({ tab: page }) => {
  await page.setViewportSize(sizes.desktop)
  await page.goto('/quotes')
  await settled(page)
  await page.keyboard.press('/')
  await page.keyboard.type('no quote is called this')
  await expect(page.getByRole('heading', { name: 'Nothing matches these filters' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await page.getByRole('tab', { name: /^Sent/ }).click()
  await expect(page).toHaveURL(/view=sent/)
  await expect(page.getByRole('button', { name: 'Remove the filter State' })).toBeVisible()
  await page.getByRole('tab', { name: /^All/ }).click()
  const first = page.getByRole('grid').getByRole('link').first()
  const address = await first.getAttribute('href')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`${address}$`))
})

test('a demo on loopback lets its people in by one click', async ({ page, server }) => {
  await page.goto(server.address)
  await page.getByRole('button', { name: /Ada Merten/ }).click()
  await expect(page.getByRole('heading', { name: /Good .*, Ada/ })).toBeVisible()
})
