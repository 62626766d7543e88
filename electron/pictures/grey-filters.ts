import type { Grey } from './grey.ts'

/** The mean of the square of 2 `radius` + 1 pixels around each pixel, from running sums. */
export function blurred(image: Grey, radius: number): Grey {
  return { ...image, data: columnsMean(rowsMean(image, radius), radius).data }
}

/** Each pixel becomes the middle one of the nine around it: single wrong pixels go, edges stay. */
export function despeckled({ width, height, data }: Grey): Grey {
  const result = data.slice()
  const nine = new Uint8Array(9)
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      for (let place = 0; place < 9; place++)
        nine[place] = data[(y + Math.floor(place / 3) - 1) * width + x + (place % 3) - 1] ?? 0
      result[y * width + x] = nine.sort()[4] ?? 0
    }
  return { width, height, data: result }
}

/** Edges made steeper: the difference from the blurred picture, once more. Undoes a slight blur. */
export function sharpened(image: Grey, radius: number, amount: number): Grey {
  const soft = blurred(image, radius).data
  return {
    ...image,
    data: Uint8Array.from(image.data, (value, at) =>
      Math.max(0, Math.min(255, value + amount * (value - (soft[at] ?? value)))),
    ),
  }
}

/** Evens out shadows and glare: each pixel is compared with the mean of a wide square around it. */
export function evened(image: Grey): Grey {
  const around = blurred(image, Math.max(8, Math.round(Math.min(image.width, image.height) / 16))).data
  return {
    ...image,
    data: Uint8Array.from(image.data, (value, at) =>
      Math.max(0, Math.min(255, (128 * (value + 1)) / ((around[at] ?? 0) + 1))),
    ),
  }
}

function rowsMean({ width, height, data }: Grey, radius: number): Grey {
  const result = new Uint8Array(data.length)
  for (let y = 0; y < height; y++) lineMean(data, result, y * width, 1, width, radius)
  return { width, height, data: result }
}

function columnsMean({ width, height, data }: Grey, radius: number): Grey {
  const result = new Uint8Array(data.length)
  for (let x = 0; x < width; x++) lineMean(data, result, x, width, height, radius)
  return { width, height, data: result }
}

/** One row or column; beyond its ends there is nothing, and the mean is over what is there. */
function lineMean(from: Uint8Array, to: Uint8Array, start: number, step: number, length: number, radius: number): void {
  let [sum, count] = [0, 0]
  for (let place = 0; place < Math.min(radius, length); place++, count++) sum += from[start + place * step] ?? 0
  for (let place = 0; place < length; place++) {
    if (place + radius < length) {
      sum += from[start + (place + radius) * step] ?? 0
      count++
    }
    if (place - radius > 0) {
      sum -= from[start + (place - radius - 1) * step] ?? 0
      count--
    }
    to[start + place * step] = sum / count
  }
}
