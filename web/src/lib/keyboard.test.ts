import { describe, expect, test, vi } from 'vitest'
import { Keyboard, keyCaps } from './keyboard'

const press = (keyboard: Keyboard, key: string, init: KeyboardEventInit = {}, target: HTMLElement = document.body, at = 0) => {
  const event = new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true, ...init })
  Object.defineProperty(event, 'target', { value: target })
  keyboard.handle(event, at)
  return event
}
const bind = (keyboard: Keyboard, keys: string, more = {}) => {
  const run = vi.fn()
  return { run, remove: keyboard.add([{ keys, label: keys, group: 'Test', run, ...more }]) }
}

describe('Keyboard', () => {
  test('runs a sequence pressed in time and not one that is too slow', () => {
    const keyboard = new Keyboard()
    const { run } = bind(keyboard, 'g c')
    press(keyboard, 'g', {}, document.body, 0)
    press(keyboard, 'c', {}, document.body, 500)
    expect(run).toHaveBeenCalledTimes(1)
    press(keyboard, 'g', {}, document.body, 1000)
    press(keyboard, 'c', {}, document.body, 2500)
    expect(run).toHaveBeenCalledTimes(1)
  })
  test('a sequence wins over the single key that ends it', () => {
    const keyboard = new Keyboard()
    const create = bind(keyboard, 'c')
    const go = bind(keyboard, 'g c')
    press(keyboard, 'g')
    press(keyboard, 'c')
    expect(go.run).toHaveBeenCalled()
    expect(create.run).not.toHaveBeenCalled()
  })
  test('letters typed into a field stay there, mod+k still works', () => {
    const keyboard = new Keyboard()
    const letter = bind(keyboard, 'c')
    const palette = bind(keyboard, 'mod+k')
    const input = document.createElement('input')
    expect(press(keyboard, 'c', {}, input).defaultPrevented).toBe(false)
    press(keyboard, 'k', { ctrlKey: true }, input)
    expect(letter.run).not.toHaveBeenCalled()
    expect(palette.run).toHaveBeenCalled()
  })
  test('the binding added last wins until it is removed', () => {
    const keyboard = new Keyboard()
    const page = bind(keyboard, 'Escape')
    const dialog = bind(keyboard, 'Escape')
    press(keyboard, 'Escape')
    dialog.remove()
    press(keyboard, 'Escape')
    expect(dialog.run).toHaveBeenCalledTimes(1)
    expect(page.run).toHaveBeenCalledTimes(1)
  })
  test('? arrives with shift and is one key', () => {
    const keyboard = new Keyboard()
    const { run } = bind(keyboard, '?')
    press(keyboard, '?', { shiftKey: true })
    expect(run).toHaveBeenCalled()
  })
})

test('key caps', () => {
  expect(keyCaps('mod+k')).toEqual([['Ctrl', 'K']])
  expect(keyCaps('g c')).toEqual([['G'], ['C']])
})
