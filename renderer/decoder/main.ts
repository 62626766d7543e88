import { parseOtpauth } from '../../electron/otp/otpauth.ts'
console.log(parseOtpauth('x'))
