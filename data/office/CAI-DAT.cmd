@echo off
setlocal DisableDelayedExpansion
title PAPI
chcp 65001 >nul
if not exist "%~dp0papi\data\office\papi_office\__main__.py" goto broken
if not exist "%~dp0python\python.exe" goto broken
"%~dp0python\python.exe" -X utf8 -B -m papi_office install "%~dp0." --wait
if "%ERRORLEVEL%"=="0" exit /b 0
if "%ERRORLEVEL%"=="1" exit /b 1
:broken
echo.
echo Tệp này không chạy được ở đây. Chưa cài gì.
echo - Nếu bạn mở tệp ngay trong tệp ZIP: bấm chuột phải vào tệp ZIP, chọn Extract All (Giải nén tất cả),
echo   rồi mở tệp trong thư mục vừa giải nén.
echo - Nếu đã giải nén: hãy chép lại cả thư mục từ nơi đã nhận.
echo - PAPI cần Windows 10 hoặc 11 loại 64 bit. Phần mềm diệt vi-rút cũng có thể đã chặn: hãy báo người phụ trách máy.
echo.
echo Nhấn phím bất kỳ để đóng cửa sổ này.
pause >nul
exit /b 1
