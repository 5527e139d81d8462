// Every screen of a small demo company, as each person sees it: no finding of axe, no error in the console, nothing wider
// than the window. 1440 and 375 px, light and dark.
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { Server } from '../support/server.ts'

let server: Server

test.beforeAll(async () => {
  server = await Server.make()
  server.command(['demo', '--contacts', '150', '--events', '4000'])
  await server.start()
})
test.afterAll(async () => server?.remove())

const screens = ['/', '/contacts', '/companies', '/deals', '/funnel', '/leads', '/quotes', '/analytics', '/email', '/pages', '/forms', '/scores', '/verdicts', '/settings/workspace', '/settings/people', '/settings/properties', '/settings/pipelines', '/settings/mail', '/settings/sites', '/settings/tokens', '/settings/brand', '/settings/sessions', '/settings/profile']
const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 375, height: 812 } }

async function signIn(page: Page, email: string): Promise<void> {
  const answer = await page.request.post(`${server.address}/api/session/demo`, { data: { email } })
  expect(answer.ok()).toBe(true)
}

function listen(page: Page): string[] {
  const problems: string[] = []
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  page.on('pageerror', (error) => problems.push(String(error)))
  return problems
}

/** The frame is up and nothing is loading any more. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  await expect(page.locator('main, [role=main]').first()).toBeVisible()
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
  await page.waitForTimeout(250)
}

async function findings(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()
  return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(' | ')}`)
}

for (const [size, viewport] of Object.entries(sizes)) {
  test.describe(size, () => {
    test.use({ viewport, colorScheme: 'light' })
    for (const path of screens) {
      test(`${path} has nothing to complain about, light and dark`, async ({ page }) => {
        const problems = listen(page)
        await signIn(page, 'hanna@karrow.example')
        await page.goto(server.address + path)
        await settled(page)
        await expect(page.getByText('There is no page at this address')).toHaveCount(0)
        expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
        expect(await findings(page)).toEqual([])
        await page.emulateMedia({ colorScheme: 'dark' })
        await page.waitForTimeout(250)
        expect(await findings(page)).toEqual([])
        expect(problems).toEqual([])
      })
    }
  })
}

test('a demo on loopback lets its people in by one click', async ({ page }) => {
  await page.goto(server.address)
  await page.getByRole('button', { name: /Ada Merten/ }).click()
  await expect(page.getByRole('heading', { name: /Good .*, Ada/ })).toBeVisible()
})
