import jsQR from 'jsqr'
import { describe, expect, it } from 'vitest'
import sharp from 'sharp'
import { qrSvg } from '@/lib/print/qr'

describe('a QR code', () => {
  it('is read back from its picture', async () => {
    const address = 'https://nep.example.vn/xac-minh/can-bo.1.van-mieu-quoc-tu-giam.ap-phich'
    const picture = sharp(Buffer.from(qrSvg(address)), { density: 600 })
      .ensureAlpha()
      .raw()
    const { data, info } = await picture.toBuffer({ resolveWithObject: true })
    expect(jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(address)
  })
})
