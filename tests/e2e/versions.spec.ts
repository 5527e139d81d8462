// Two people write one campaign: nobody's words are overwritten unseen, and what was typed stays until it is said whose stay.
import { expect, test, type Browser } from '@playwright/test'
import { Tandem, password } from '../support/client.ts'

let tandem: Tandem
test.beforeAll(async () => { tandem = await Tandem.open() })
test.afterAll(async () => { await tandem?.server.remove() })

async function writer(browser: Browser, path: string) {
  const page = await (await browser.newContext()).newPage()
  // Not told of what the other does: as if the line were slow.
  await page.route('**/api/live*', (route) => route.abort())
  await page.goto(tandem.server.address + path)
  await page.getByLabel('Email').fill('owner@example.com')
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.keyboard.press('Enter')
  return { page, subject: page.getByRole('textbox', { name: /^Subject/ }), problem: page.getByText(/ changed the subject (just now|\d+ min ago)\./) }
}

test('two pages edit one campaign', async ({ browser }) => {
  const { id } = (await tandem.post('/api/campaigns', { name: 'Winter', subject: 'Winter', body: 'Cold.' })).body
  const stored = async () => { const { subject, version } = (await tandem.get(`/api/campaigns/${id}`)).body; return [subject, version] }
  const [one, other] = await Promise.all([writer(browser, `/email/${id}`), writer(browser, `/email/${id}`)])
  await expect(one.subject).toHaveValue('Winter')
  await expect(other.subject).toHaveValue('Winter')

  await one.subject.fill('Snow')
  await expect.poll(stored).toEqual(['Snow', 2])
  await one.subject.fill('Snow and ice')
  await expect.poll(stored).toEqual(['Snow and ice', 3])

  await other.subject.fill('Rain')
  await expect(other.problem).toBeVisible()
  await expect(other.subject).toHaveValue('Rain')
  expect(await stored()).toEqual(['Snow and ice', 3])
  await other.page.getByRole('button', { name: 'Keep mine' }).click()
  await expect.poll(stored).toEqual(['Rain', 4])
  await expect(other.problem).toBeHidden()

  await one.subject.fill('Sleet')
  await expect(one.problem).toBeVisible()
  await one.page.getByRole('button', { name: 'Take theirs' }).click()
  await expect(one.subject).toHaveValue('Rain')
  expect(await stored()).toEqual(['Rain', 4])
})
