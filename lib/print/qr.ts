import { create } from 'qrcode'

/** A QR code of an address as an SVG picture: black squares only, without its quiet zone: leave four of its squares white around it. */
export function qrSvg(address: string): string {
  const { modules } = create(address, { errorCorrectionLevel: 'M' })
  const { size } = modules
  const rows = Array.from({ length: size }, (_, y) => runs(modules.data, size, y))
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<path d="${rows.join('')}"/></svg>`
  )
}

// Neighbouring squares as one: seams between them would show in print.
function runs(data: Uint8Array, size: number, y: number): string {
  let path = ''
  for (let x = 0; x < size; x++) {
    const from = x
    while (x < size && data[y * size + x]) x++
    if (x > from) path += `M${from} ${y}h${x - from}v1H${from}z`
  }
  return path
}
