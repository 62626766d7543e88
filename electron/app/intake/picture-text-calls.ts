import type { Handlers } from '../../contract.ts'
import type { Intakes } from './intakes.ts'

export type PictureTextHandlers = Pick<Handlers, 'intake.pictureText' | 'intake.pictureLine' | 'intake.pictureCodes'>

/** The calls about the text of a picture, from reading it to its last line confirmed. */
export function pictureTextHandlers(intakes: Intakes): PictureTextHandlers {
  return {
    'intake.pictureText': async ({ intake, file }) => {
      const lines = await intakes.readText(intake, file)
      return lines && { text: lines.view, pictures: lines.pictures }
    },
    'intake.pictureLine': ({ intake, file, ...said }) => {
      const lines = intakes.idle(intake).textAt(file)
      lines.say(said)
      return lines.view
    },
    'intake.pictureCodes': ({ intake: id, file }) => {
      const intake = intakes.idle(id)
      intake.takeText(file)
      return intake.view
    },
  }
}
