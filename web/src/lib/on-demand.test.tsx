import { render, screen } from '@testing-library/react'
import { Component, type ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { onDemand } from './on-demand'

afterEach(() => void vi.unstubAllGlobals())

class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError = () => ({ failed: true })
  override render = () => (this.state.failed ? <button onClick={() => this.setState({ failed: false })}>Again</button> : this.props.children)
}

const Greeting = ({ name }: { name: string }) => <p>Good day, {name}</p>

test('the fallback stands until the code is there, and the code is fetched once for all', async () => {
  const load = vi.fn().mockResolvedValue({ default: Greeting })
  const Part = onDemand<typeof Greeting>(load, <p>One moment</p>)
  render(<><Part name="Ada" /><Part name="Ben" /></>)
  expect(screen.getAllByText('One moment')).toHaveLength(2)
  expect(await screen.findByText('Good day, Ada')).toBeTruthy()
  expect(screen.getByText('Good day, Ben')).toBeTruthy()
  expect(load).toHaveBeenCalledTimes(1)
})

test('code that is there already is shown at once', async () => {
  const Part = onDemand<typeof Greeting>(() => Promise.resolve({ default: Greeting }), <p>One moment</p>)
  render(<Part name="Ada" />).unmount()
  await new Promise((resume) => setTimeout(resume))
  render(<Part name="Ada" />)
  expect(screen.getByText('Good day, Ada')).toBeTruthy()
})

test('code that is missing is an error of its place, and is asked for again by the next try', async () => {
  vi.stubGlobal('fetch', vi.fn(async () => ({ ok: true })))
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const load = vi.fn().mockRejectedValueOnce(new TypeError('no such file')).mockResolvedValue({ default: Greeting })
  const Part = onDemand<typeof Greeting>(load)
  render(<Boundary><Part name="Ada" /></Boundary>)
  const again = await screen.findByText('Again')
  again.click()
  expect(await screen.findByText('Good day, Ada')).toBeTruthy()
  expect(load).toHaveBeenCalledTimes(2)
})
