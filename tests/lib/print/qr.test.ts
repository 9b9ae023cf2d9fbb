import jsQR from 'jsqr'
import { describe, expect, it } from 'vitest'
import sharp from 'sharp'
import { qrSvg } from '@/lib/print/qr'

describe('a QR code', () => {
  it('is read back from its picture', async () => {
    const address = 'https://nep.example.vn/xac-minh/can-bo.1.van-mieu-quoc-tu-giam.ap-phich'
    const code = qrSvg(address).replace('<svg', '<svg x="20" y="20" width="260" height="260"')
    const paper = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><rect width="300" height="300" fill="#fff"/>${code}</svg>`
    const picture = sharp(Buffer.from(paper)).ensureAlpha().raw()
    const { data, info } = await picture.toBuffer({ resolveWithObject: true })
    expect(jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(address)
  })
})
