// Who is meant: built line by line with what each costs, read as a sentence and as text, explained, saved as versions, exported.
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { Tandem, password } from '../support/client.ts'

let tandem: Tandem
test.beforeAll(async () => { tandem = await Tandem.open() })
test.afterAll(async () => { await tandem?.server.remove() })

async function signIn(page: Page): Promise<void> {
  await page.goto(tandem.server.address)
  await page.getByLabel('Email').fill('owner@example.com')
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /^Good / })).toBeVisible()
}

test('a segment is built, counted, explained, saved and follows its people', async ({ page }) => {
  const people = [['Ada', 'Kiel', 'Owner'], ['Bob', 'Kiel', 'Clerk'], ['Cyd', 'Husum', 'Owner']] as const
  for (const [firstname, city, jobtitle] of people) await tandem.contact({ firstname, lastname: 'Merten', city, jobtitle, country: 'Atlantis' })
  await signIn(page)
  await page.getByRole('link', { name: 'Segments' }).click()
  await expect(page.getByRole('heading', { name: 'Say who is meant, once' })).toBeVisible()
  await page.getByRole('button', { name: 'Make your first segment' }).click()
  await page.getByLabel('Name of the segment').fill('Owners by the sea')

  // A condition found by its name, then one written as a sentence.
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Condition', exact: true }).click()
  await page.getByLabel('Find, or write a condition').fill('Job title')
  await page.keyboard.press('Enter')
  await page.getByLabel('Value').fill('Owner')
  await page.keyboard.press('Enter')
  await expect(page.getByText('People left')).toBeVisible()
  const line = (name: RegExp) => page.getByRole('button', { name })
  await expect(line(/^Job title contains Owner$/)).toBeVisible()
  const rail = page.getByRole('complementary', { name: 'Who is in it' })
  await expect(rail.getByText('2 people')).toBeVisible()
  await expect(rail.getByText('Ada Merten')).toBeVisible()
  await page.getByRole('button', { name: 'Condition', exact: true }).click()
  await page.getByLabel('Find, or write a condition').fill('city = "Kiel"')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(rail.getByText('1 person')).toBeVisible()
  await expect(rail.getByText('Just out: one condition is missing')).toBeVisible()
  await expect(page.getByText('Everyone whose Job title contains Owner, and whose City is Kiel')).toBeVisible()

  await page.getByRole('button', { name: 'Save version 1' }).click()
  await expect(page).toHaveURL(/\/segments\/\d+$/)
  const id = page.url().split('/').at(-1)!

  // Why somebody is in, and why somebody else is not.
  await rail.getByRole('button', { name: /Ada Merten/ }).click()
  await expect(rail.getByText(/^In( since .*)?, because$/)).toBeVisible()
  await rail.getByRole('combobox', { name: 'Why is somebody in, or not?' }).fill('Bob')
  await page.getByRole('option', { name: 'Bob Merten' }).click()
  await expect(rail.getByText('Not in, because')).toBeVisible()
  await expect(rail.getByText('this alone keeps them out')).toBeVisible()

  // From the keyboard into a group of its own, which is another meaning; taken away and brought back.
  await line(/^City is Kiel$/).focus()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(page.getByRole('button', { name: 'Any of these', exact: true })).toBeVisible()
  await expect(line(/^City is Kiel$/)).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(rail.getByText('2 people')).toBeVisible()
  await expect(rail.getByText('Against version 1')).toBeVisible()
  await expect(rail.getByText('1 in', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(rail.getByText('1 person')).toBeVisible()

  // The same as text; what is wrong is said with its place.
  await page.getByText('As text').click()
  const text = page.getByLabel('The conditions as text')
  await expect(text).toHaveValue(/city = "Kiel"/)
  await text.fill('all of (city = ')
  await expect(page.getByText(/^Line 1, column 16/)).toBeVisible()
  await text.fill('all of (country = "Atlantis")')
  await expect(rail.getByText('3 people')).toBeVisible()

  // Somebody else was faster: their words are theirs to keep, mine mine.
  expect((await tandem.patch(`/api/segments/${id}`, { version: 1, name: 'Owners' })).status).toBe(200)
  await page.getByRole('button', { name: /^Save version/ }).click()
  await expect(page.getByText(/changed the name/)).toBeVisible()
  await page.getByRole('button', { name: 'Keep mine' }).click()
  await expect.poll(async () => (await tandem.get(`/api/segments/${id}`)).body).toMatchObject({ version: 3, name: 'Owners', text: 'all of (\n  country = "Atlantis"\n)' })

  // It follows its people, and lists them as CSV.
  await expect.poll(async () => (await tandem.get(`/api/segments/${id}`)).body.members).toBe(3)
  const answer = await page.request.get(`${tandem.server.address}/api/segments/${id}/export`)
  expect(await answer.text()).toContain('Cyd')
  await page.getByRole('button', { name: 'More', exact: true }).last().click()
  await page.getByRole('menuitem', { name: 'Versions' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Bring back' }).last().click()
  await expect(rail.getByText('1 person')).toBeVisible()
})

test('what is typed becomes the condition it says, and never another one', async ({ page }) => {
  await signIn(page)
  await page.goto(`${tandem.server.address}/segments/new`)
  await page.getByRole('button', { name: 'Save version 1' }).click()
  await expect(page.getByText('Give it a name, then it can be saved.')).toBeVisible()
  await page.getByLabel('Name of the segment').fill('Readers of the prices')
  await page.getByRole('button', { name: 'Save version 1' }).click()
  await expect(page.getByText('Add a condition, then it can be saved.')).toBeVisible()
  await page.getByRole('button', { name: 'Condition', exact: true }).click()
  const find = page.getByLabel('Find, or write a condition')
  await find.fill('xyzzy quux')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Nothing is called so/)).toBeVisible()
  await find.fill('saw a page /prices at least 2 times in the last 30 days')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Page' })).toHaveValue('/prices')
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('button', { name: 'saw a page /prices at least 2 times in the last 30 days', exact: true })).toBeFocused()
})

for (const [width, height, scheme] of [[1440, 900, 'light'], [1024, 800, 'dark'], [375, 812, 'light'], [375, 812, 'dark']] as const)
  test(`the builder has nothing to complain about at ${width}, ${scheme}`, async ({ page }) => {
    const made = await tandem.post('/api/segments', {
      name: 'Ready to try a flatbed, with a name that is rather long for a telephone',
      text: 'all of (jobtitle in ("Electricians", "Plumbers", "Roofers"), any of (did page_view "/prices" at least 2 times in the last 30 days, did form_sent at least 1 times), has companies where (numberofemployees between 4 and 60, country = "Germany"), none of (has deals where (hs_is_closed = "false"), lifecyclestage = "customer"))',
    })
    expect(made.status, made.text).toBe(201)
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await signIn(page)
    await page.goto(`${tandem.server.address}/segments/${made.body.id}`)
    await expect(page.getByText(/^Counted in/)).toBeVisible()
    await page.getByRole('button', { name: /^Saw a page|^saw a page/ }).click()
    await expect(page.getByRole('combobox', { name: 'How often' })).toBeVisible()
    const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()
    expect(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(' | ')}`)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  })

test('a fixed segment holds whom somebody puts in', async ({ page }) => {
  await tandem.contact({ firstname: 'Fenna', lastname: 'Dijkstra' })
  await signIn(page)
  await page.goto(`${tandem.server.address}/segments/new`)
  await page.getByLabel('Name of the segment').fill('Met at the fair')
  await page.getByRole('radiogroup', { name: 'Kind' }).getByText('Fixed').click()
  await page.getByRole('button', { name: 'Save version 1' }).click()
  await expect(page).toHaveURL(/\/segments\/\d+$/)
  await page.getByRole('combobox', { name: 'Put in' }).fill('Fenna')
  await page.getByRole('option', { name: 'Fenna Dijkstra' }).click()
  await expect(page.getByRole('link', { name: /Fenna Dijkstra/ })).toBeVisible()
  await page.getByRole('button', { name: 'Take Fenna Dijkstra out' }).click()
  await expect(page.getByText('Nobody is in it yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(page.getByRole('link', { name: /Fenna Dijkstra/ })).toBeVisible()
})
