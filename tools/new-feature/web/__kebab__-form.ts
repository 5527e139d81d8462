import type { Money, Session } from '~/api/types'  //? money
import type { Session } from '~/api/types'  //? user !money
import type { __choice_types__New__Record__, __Record__ } from './__kebabs__'

/** As it is typed. */
export interface Form {
  __field__: __field.form__
}

export const read = (__camel__: __Record__): Form => ({
  __field__: __field.read__,
})

export const blank = ({ user }: Session): Form => ({  //? user !money
export const blank = ({ workspace }: Session): Form => ({  //? money !user
export const blank = ({ user, workspace }: Session): Form => ({  //? user+money
export const blank = (): Form => ({  //? !user !money
  __field__: __field.blank__,
})

/** What may not be empty, and is. */
export function emptyIn(form: Form): string[] {
  const needed = {
    __field__: __field.filled__,  //? title number money date time user record
  }
  return Object.entries(needed).flatMap(([name, value]) => (value === '' ? [name] : []))
}

/** What is sent; nothing while something is missing. */
export function bodyOf(form: Form): New__Record__ | undefined {
  if (emptyIn(form).length > 0) return undefined
  return form  //? !number
  return {  //? number
    ...form,  //? number
    __field__: Number(form.__field__),  //? number
  }  //? number
}
