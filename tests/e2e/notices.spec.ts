// Somebody mentions a colleague; the bell tells at once, leads there, and knows what was read.
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { Tandem, password } from '../support/client.ts'

let tandem: Tandem
test.beforeAll(async () => { tandem = await Tandem.open() })
test.afterAll(async () => { await tandem?.server.remove() })

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(tandem.server.address)
  await page.getByLabel('Email').fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Notices/ })).toBeVisible()
}

const findings = async (page: Page) => (await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()).violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(' | ')}`)

test('a mention rings the bell of a colleague and leads to the record', async ({ browser }) => {
  const { id } = await tandem.contact({ email: 'ilse@rook.example', firstname: 'Ilse', lastname: 'Rook' })
  const [owner, rep] = [await (await browser.newContext()).newPage(), await (await browser.newContext()).newPage()]
  await signIn(rep, 'rep@example.com')
  await expect(rep.getByRole('button', { name: 'Notices, 0 new' })).toBeVisible()

  await signIn(owner, 'owner@example.com')
  await owner.goto(`${tandem.server.address}/contacts/${id}`)
  await owner.getByRole('textbox', { name: 'Write a note' }).fill('')
  await owner.getByRole('textbox', { name: 'Write a note' }).pressSequentially('She waits. @the r')
  await expect(owner.getByRole('option', { name: 'The rep' })).toBeVisible()
  expect.soft(await findings(owner), 'names to choose from').toEqual([])
  await owner.keyboard.press('Enter')
  await owner.keyboard.type('please call')
  await expect(owner.getByRole('textbox', { name: 'Write a note' })).toHaveValue('She waits. @The rep please call')
  await owner.keyboard.press('Control+Enter')
  await expect(owner.getByText('She waits. @The rep please call')).toBeVisible()

  await rep.getByRole('button', { name: 'Notices, 1 new' }).click()
  await expect(rep.getByRole('dialog').getByText('She waits. @The rep please call')).toBeVisible()
  expect.soft(await findings(rep), 'the panel').toEqual([])
  await rep.getByRole('dialog').getByRole('button', { name: 'Open' }).click()
  await expect(rep).toHaveURL(new RegExp(`/contacts/${id}$`))
  await expect(rep.getByRole('button', { name: 'Notices, 0 new' })).toBeVisible()

  await rep.keyboard.press('g')
  await rep.keyboard.press('n')
  await expect(rep.getByRole('heading', { level: 1, name: 'Notices' })).toBeVisible()
  await rep.getByRole('button', { name: 'Mark as new' }).first().click()
  await expect(rep.getByRole('button', { name: 'Notices, 1 new' })).toBeVisible()
  await rep.getByRole('button', { name: 'All read' }).click()
  await expect(rep.getByRole('button', { name: 'Notices, 0 new' })).toBeVisible()

  await rep.goto(`${tandem.server.address}/settings/notices`)
  await rep.getByText('Somebody mentions you in a note').waitFor()
  await rep.getByRole('switch', { name: 'In the app: Somebody mentions you in a note' }).click({ force: true })
  await expect(rep.getByText('“Somebody mentions you in a note” was changed')).toBeVisible()
  await owner.getByRole('textbox', { name: 'Write a note' }).fill('@The rep unheard')
  await owner.keyboard.press('Control+Enter')
  await expect(owner.getByText('@The rep unheard')).toBeVisible()
  await expect(rep.getByRole('button', { name: 'Notices, 0 new' })).toBeVisible()
})
