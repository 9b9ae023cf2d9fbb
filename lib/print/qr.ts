import { create } from 'qrcode'

/** A QR code of an address as an SVG picture: black squares only, its quiet zone of four modules included. */
export function qrSvg(address: string): string {
  const { modules } = create(address, { errorCorrectionLevel: 'M' })
  const { size } = modules
  const whole = size + 8
  const rows = Array.from({ length: size }, (_, y) => runs(modules.data, size, y))
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole} ${whole}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${whole}v${whole}H0z"/><path d="${rows.join('')}"/></svg>`
  )
}

// Neighbouring squares as one: seams between them would show in print.
function runs(data: Uint8Array, size: number, y: number): string {
  let path = ''
  for (let x = 0; x < size; x++) {
    const from = x
    while (x < size && data[y * size + x]) x++
    if (x > from) path += `M${from + 4} ${y + 4}h${x - from}v1H${from + 4}z`
  }
  return path
}
